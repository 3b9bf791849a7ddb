import type { Ticket } from '../../protocol/shapes'
import { Seat } from './seat'
import type { Viewer } from './seen'
import { connect } from './web/connect'
import { WebReceiver } from './web/receiver'

/** One of the audience with a browser, without the browser. */
export async function watchByWeb(ticket: Ticket, streamId: string): Promise<Viewer> {
  const seat = await Seat.take(ticket, 'WEB')
  const receiver = new WebReceiver()
  await connect(seat, receiver, 'live', { subSId: streamId, subSVideo: true, subSAudio: true })
  return {
    seen: () => ({ ...receiver.seen(), isHeld: seat.isHeld }),
    close: () => {
      receiver.close()
      seat.close()
    }
  }
}
