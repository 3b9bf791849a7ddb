import { parseQuality } from '../../../../protocol/parse/quality'
import { QUALITY } from '../../../../protocol/quality'
import { type CallOptions, signalOf } from './call-options'
import type { StreamQuality } from './quality-types'
import type { Session } from './session'

/** Asks the server how the streams arrive there. A question that was lost with its connection is out of date. */
export async function askQuality(session: Session, options?: CallOptions): Promise<readonly StreamQuality[]> {
  const { body } = await session.request({ op: QUALITY }, { survives: false, signal: signalOf(options) })
  return parseQuality(body).map(({ memId, ...quality }) => ({ ...quality, memberId: memId }))
}
