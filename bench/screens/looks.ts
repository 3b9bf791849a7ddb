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
  /** Who comes later, without pictures. */
  readonly extras: readonly string[]
  /** What the first guest and the one who looks write in turn. */
  readonly chat: readonly string[]
  /** The room that one is sent out of. */
  readonly exitRoom: string
}

const chinese = {
  locale: 'zh-CN',
  roomName: '周一晨会',
  people: ['林晓', '王博文', '陈晨', '周易'],
  extras: ['丁一', '欧阳若水', '吴敏', '郑海', '孙悦'],
  chat: [
    '大家早，资料在 https://example.com/monday',
    '收到，谢谢',
    '十点前请把数字发给我，我来整理成一页，下午给大家看。'
  ],
  exitRoom: '客户沟通'
} as const
const english = {
  locale: 'en-GB',
  roomName: 'Monday stand-up',
  people: ['Ada Lin', 'Ben', 'Chloe', 'Zoe'],
  extras: ['Dora', 'Maximilian Featherstone', 'Ed', 'Fay', 'Gus'],
  chat: [
    'Morning! The papers are at https://example.com/monday',
    'Thanks',
    'Send me your figures by ten, I make one page of them.'
  ],
  exitRoom: 'Customer call'
} as const

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
  'phone-zh-room-3',
  'phone-zh-room-4',
  'phone-zh-room-9',
  'phone-zh-members',
  'phone-zh-invite',
  'phone-zh-settings-dark',
  'phone-zh-lobby-refused',
  'phone-en-chat',
  'phone-en-exit-dark',
  'phone-en-settings-light',
  'wide-zh-lobby-dark',
  'wide-en-room-3',
  'wide-en-room-4',
  'wide-en-room-9',
  'wide-en-members',
  'wide-zh-leave'
]
