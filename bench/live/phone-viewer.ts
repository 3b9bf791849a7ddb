import type { Ticket } from '../../protocol/shapes'
import { RtmpViewer } from '../media/support/rtmp-viewer'
import { STEPS } from '../media/support/source'
import { Seat } from './seat'
import type { Viewer } from './seen'

/** One of the audience with a mini-program. */
export async function watchByPhone(ticket: Ticket, streamId: string): Promise<Viewer> {
  const seat = await Seat.take(ticket, 'MINI_PROGRAM')
  const player = await RtmpViewer.open(await seat.address({ op: 'subS', streamId }), STEPS)
  const { pictures, sounds } = player
  return {
    seen: () => ({
      pictures: pictures.count,
      sounds: sounds.count,
      bytes: player.bytes,
      units: pictures.count + sounds.count,
      missing: pictures.missing + sounds.missing,
      isHeld: seat.isHeld,
      isCut: player.isClosed
    }),
    close: () => {
      player.close()
      seat.close()
    }
  }
}
