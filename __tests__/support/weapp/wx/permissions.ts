import type { LogicContext } from '../logic-context'
import type { Person } from '../person'
import { makeFunction, WxFailure } from './api'
import type { WxHost } from './host'

const PRIVATE_SCOPES = new Set(['scope.camera', 'scope.record', 'scope.userLocation', 'scope.writePhotosAlbum'])
/** Within this time of a tap, ms, an API that wants one still counts as called from it. */
const TAP_LASTS = 1_000
const PRIVACY_DENIED = { errno: 104 }

interface PrivacyChoice {
  readonly event: string
  readonly buttonId?: string
}

/** Asks for the consent to the privacy guide, by the app's own window when it has registered one. */
async function agreeToPrivacy({ listeners, logic, person }: WxHost, referrer: string): Promise<void> {
  if (person.privacyAgreed) return
  if (listeners.has('NeedPrivacyAuthorization')) {
    const choice = await askByApp(listeners, referrer)
    person.privacyAgreed = choice.event === 'agree'
  } else {
    person.privacyAgreed = person.agreesToPrivacy
  }
  await nextTurn(logic)
  if (!person.privacyAgreed) throw new WxFailure('privacy permission is not authorized', PRIVACY_DENIED)
}

function askByApp(listeners: WxHost['listeners'], referrer: string): Promise<PrivacyChoice> {
  return new Promise((resolve) => {
    const take = (choice: PrivacyChoice) => {
      // "exposureAuthorization" only tells that the window is shown.
      if (choice.event !== 'exposureAuthorization') resolve(choice)
    }
    listeners.raise('NeedPrivacyAuthorization', take, { referrer })
  })
}

const nextTurn = (logic: LogicContext) => new Promise<void>((resolve) => void logic.timers.once(resolve))

/** An answer once given stands: a scope that was refused is never asked for again. */
function decideScope(person: Person, scope: string): boolean {
  return (person.scopes[scope] ??= person.allows(scope))
}

/** Scopes and privacy consent. */
export function makePermissionFunctions(host: WxHost): Record<string, unknown> {
  const { device, logic, person } = host
  const settings = () => ({ authSetting: { ...person.scopes } })
  return {
    getSetting: makeFunction(logic, 'getSetting', settings),
    authorize: makeFunction(logic, 'authorize', async ({ scope }) => {
      if (PRIVATE_SCOPES.has(String(scope))) await agreeToPrivacy(host, 'authorize')
      if (!decideScope(person, String(scope))) throw new WxFailure('auth deny')
    }),
    openSetting: makeFunction(logic, 'openSetting', () => {
      if (Date.now() - device.lastTap > TAP_LASTS) throw new Error('can only be invoked by user TAP gesture.')
      person.inSettings(person.scopes)
      return settings()
    }),
    getPrivacySetting: makeFunction(logic, 'getPrivacySetting', () => ({
      needAuthorization: !person.privacyAgreed,
      privacyContractName: 'Privacy guide'
    })),
    requirePrivacyAuthorize: makeFunction(logic, 'requirePrivacyAuthorize', () =>
      agreeToPrivacy(host, 'requirePrivacyAuthorize')
    ),
    openPrivacyContract: makeFunction(logic, 'openPrivacyContract')
  }
}
