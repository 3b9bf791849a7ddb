import { EmediaError } from '../core/error'

/** What the old SDK resolved with when the server said no. */
export interface RefusedReply {
  readonly error: number
  readonly data: { readonly error: number; readonly errorMessage: string }
  readonly statusCode: 200
}

/** Turns a refusal into a resolved answer. Network failures and mistakes of the caller went on rejecting. */
export async function resolveRefusal<T>(call: Promise<T>): Promise<T | RefusedReply> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof EmediaError) || error.reason === 'network' || error.reason === 'timeout') throw error
    return { error: error.code, data: { error: error.code, errorMessage: error.message }, statusCode: 200 }
  }
}

/** `joinRoom` never rejected, whatever went wrong. The spelling is the old one. */
export async function resolveFailedJoin<T>(
  call: Promise<T>
): Promise<T | { error: -1; message: string; reaseon: unknown }> {
  try {
    return await call
  } catch (error) {
    return { error: -1, message: 'joinRoom error', reaseon: error }
  }
}
