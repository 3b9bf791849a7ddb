import type { FilmFault } from '../../../protocol/recording'
import type { FilmRequest } from './film/film'
import type { Remuxed } from './remux'

/** One thing that a finishing process is started for. */
export type Task =
  | {
      readonly type: 'remux'
      /** FLV as it was recorded. */
      readonly from: string
      /** The MP4 to be made. */
      readonly to: string
    }
  | ({ readonly type: 'film' } & Omit<FilmRequest, 'fontPath'>)

/** What comes of a task. Null: there was nothing in it to see or to hear. */
export type Finished = Remuxed | null

/** From a finishing process. The last message is `done` or `failed`. */
export type FromFinisher =
  /** From 0 to 1. */
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'done'; readonly result: Finished }
  | { readonly type: 'failed'; readonly reason: string; readonly fault: FilmFault }
