import { Op } from '../../../protocol/ops'
import type { Seat } from '../seat'
import type { WebReceiver } from './receiver'
import type { WebSender } from './sender'

/** Makes an offer for a purpose, and connects by its answer. @throws when it is refused */
export async function connect(
  { socket }: Seat,
  peer: WebReceiver | WebSender,
  rtcId: string,
  purpose: Readonly<Record<string, unknown>>
): Promise<void> {
  const sdp = JSON.stringify({ type: 'OFFER', sdp: await peer.offer() })
  const { result, msg } = await socket.ask({ op: Op.OFFER, rtcId, sdp, ...purpose })
  if (result !== 0) throw new Error(`the offer is refused: ${String(msg)}`)
  const answer = await socket.event(Op.ANSWER)
  await peer.accept((answer.sdp as { sdp: string }).sdp)
}
