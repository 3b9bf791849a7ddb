import { expectObject, mistake } from './check'
import { EmediaError } from './error'

/** What every call that waits for the server takes as its last argument. */
export interface CallOptions {
  /**
   * Calls it off: the promise rejects with `aborted` at once, and nothing goes on waiting. What the server was asked for until
   * then may be done all the same.
   */
  readonly signal?: AbortSignal | undefined
}

/** The signal of a call that is about to begin. Throws `aborted` when it has been called off already. */
export function signalOf(options: CallOptions = {}): AbortSignal | undefined {
  const { signal } = expectObject(options, 'options')
  checkSignal(signal)
  if (signal?.aborted === true) throw EmediaError.of('aborted')
  return signal
}

/** Mini-programs have no class of signals; what stands for one there will do. */
function checkSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  if (signal === undefined) return
  const { addEventListener } = expectObject(signal, 'signal')
  if (typeof addEventListener !== 'function') throw mistake('signal', 'an AbortSignal', signal)
}
