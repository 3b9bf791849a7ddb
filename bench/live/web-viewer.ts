import { Op } from '../../protocol/ops'
import type { Ticket } from '../../protocol/shapes'
import { Seat } from './seat'
import type { Viewer } from './seen'
import { WebReceiver } from './web/receiver'

const RTC_ID = 'live'

/** One of the audience with a browser, without the browser. */
export async function watchByWeb(ticket: Ticket, streamId: string): Promise<Viewer> {
  const seat = await Seat.take(ticket, 'WEB')
  const receiver = new WebReceiver()
  const sdp = JSON.stringify({ type: 'OFFER', sdp: await receiver.offer() })
  const want = { subSId: streamId, subSVideo: true, subSAudio: true }
  const { result, msg } = await seat.socket.ask({ op: Op.OFFER, rtcId: RTC_ID, sdp, ...want })
  if (result !== 0) throw new Error(`not let in to the stream: ${String(msg)}`)
  const answer = await seat.socket.event(Op.ANSWER)
  await receiver.accept((answer.sdp as { sdp: string }).sdp)
  return {
    seen: () => ({ ...receiver.seen(), isHeld: seat.isHeld }),
    close: () => {
      receiver.close()
      seat.close()
    }
  }
}
