import type { FilmFault } from '../../../protocol/recording'

/** A finishing process said that it could not do its task; to do it again would end in the same way. */
export class TaskFailure extends Error {
  constructor(
    reason: string,
    readonly fault: FilmFault
  ) {
    super(reason)
    this.name = 'TaskFailure'
  }
}
