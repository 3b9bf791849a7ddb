import { authorize, getPrivacySetting, getSetting } from '@tarojs/taro'

export type Scope = 'scope.camera' | 'scope.record'

export type Permission = 'granted' | 'refused' | 'needs-consent'

/**
 * Privacy consent, then the scope: WeChat refuses a scope without consent, and one that was refused once is never asked
 * for again.
 */
export async function obtainPermission(scope: Scope): Promise<Permission> {
  if (await needsConsent()) return 'needs-consent'
  const { authSetting } = await getSetting()
  const known = authSetting[scope]
  if (known !== undefined) return known ? 'granted' : 'refused'
  try {
    await authorize({ scope })
    return 'granted'
  } catch {
    return 'refused'
  }
}

/** Base libraries before 2.32.3 know no consent. */
const needsConsent = (): Promise<boolean> =>
  new Promise((resolve) => {
    getPrivacySetting({
      success: ({ needAuthorization }) => resolve(needAuthorization),
      fail: () => resolve(false)
    })
  })
