import type { Remuxed } from './remux'

/** One thing that a finishing process is started for. */
export type Task = {
  readonly type: 'remux'
  /** FLV as it was recorded. */
  readonly from: string
  /** The MP4 to be made. */
  readonly to: string
}

/** What comes of a task. Null: there was nothing in it to see or to hear. */
export type Finished = Remuxed | null

/** The one message of a finishing process. */
export type FromFinisher =
  { readonly type: 'done'; readonly result: Finished } | { readonly type: 'failed'; readonly reason: string }
