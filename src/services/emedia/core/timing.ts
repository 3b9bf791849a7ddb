import type { Clock } from './environment'
import { EmediaError } from './error'

/** The promise, or a `timeout` when it takes longer than so many milliseconds. */
export function within<T>(clock: Clock, milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => reject(EmediaError.of('timeout')))
    promise.then(resolve, reject).then(cancel, cancel)
  })
}

/** Rejects with `aborted` as soon as the signal says so; `undo` is then called once, and never after the end. */
export function abortable<T>(signal: AbortSignal | undefined, promise: Promise<T>, undo: () => void): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      undo()
      reject(EmediaError.of('aborted'))
    }
    const done = (): void => signal.removeEventListener('abort', abort)
    promise.then(resolve, reject).then(done, done)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}
