import type { ErrorName } from '../../protocol/errors'
import type { RoomWords } from '../locales/room/zh-CN'
import type { DeviceProblem } from '../platform/types'

type Words = RoomWords['notices']

/** Sentences that need a name, and those that do not. */
type Named = { [Key in keyof Words]: Words[Key] extends string ? never : Key }[keyof Words]
type Plain = Exclude<keyof Words, Named>

/** Something that has happened, to be told once. */
export type Notice =
  | { readonly id: number; readonly kind: Plain }
  | { readonly id: number; readonly kind: Named; readonly name: string }
  | { readonly id: number; readonly kind: 'refused'; readonly reason: ErrorName | undefined }
  | {
      readonly id: number
      readonly kind: 'device'
      readonly device: 'camera' | 'microphone'
      readonly problem: DeviceProblem
    }

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
export type NewNotice = WithoutId<Notice>

let last = 0

export const noticeOf = (notice: NewNotice): Notice => ({ ...notice, id: ++last })
