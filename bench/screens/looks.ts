import { DESKTOP, PHONE } from '../../__tests__/support/browser'

/** How a person's screen looks, and who is on it. */
export interface Look {
  /** Part of the files' names. */
  readonly name: string
  readonly viewport: { readonly width: number; readonly height: number }
  readonly locale: string
  readonly roomName: string
  /** Who looks first, then those who come. */
  readonly people: readonly [string, string, string, string]
}

const chinese = { locale: 'zh-CN', roomName: '周一晨会', people: ['林晓', '王博文', '陈晨', '周易'] } as const
const english = { locale: 'en-GB', roomName: 'Monday stand-up', people: ['Ada Lin', 'Ben', 'Chloe', 'Zoe'] } as const

/** Both sizes that the design is drawn for, in both languages. */
export const looks: readonly Look[] = [
  { name: 'phone-zh', viewport: PHONE, ...chinese },
  { name: 'phone-en', viewport: PHONE, ...english },
  { name: 'wide-zh', viewport: DESKTOP, ...chinese },
  { name: 'wide-en', viewport: DESKTOP, ...english }
]

/** The pictures that the documentation shows. */
export const shown: readonly string[] = [
  'phone-zh-lobby-light',
  'phone-zh-room-1',
  'phone-zh-room-2',
  'phone-zh-room-4',
  'phone-zh-members',
  'phone-zh-invite',
  'phone-en-exit-dark',
  'phone-en-settings-light',
  'wide-zh-lobby-dark',
  'wide-en-room-4',
  'wide-en-members',
  'wide-zh-leave'
]
