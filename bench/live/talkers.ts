import { MediaProcess } from '../../__tests__/support/media/ffmpeg'
import { Op } from '../../protocol/ops'
import { Role } from '../../protocol/numbers'
import { ticketFor } from '../signal/crowd'
import { Seat } from './seat'

/** Those who are seen: each sends a file over and over as it is, as a phone's live-pusher would. */
export interface Talkers {
  readonly streams: readonly string[]
  close(): Promise<void>
}

export async function talk(url: string, conferenceId: string, count: number, source: string): Promise<Talkers> {
  const usher = await Seat.take(ticketFor(url, conferenceId, 'usher'), 'MINI_PROGRAM')
  const streams: string[] = []
  const pushes: MediaProcess[] = []
  for (let number = 0; number < count; number++) {
    const seat = await Seat.take(ticketFor(url, conferenceId, `talker${number}`, Role.TALKER), 'MINI_PROGRAM')
    pushes.push(push(source, await seat.address({ op: 'pubS', rtcId: 'wx-1-live' })))
    const { pubS } = await usher.socket.event(Op.STREAM_ADDED, (event) => !streams.includes(idOf(event)))
    streams.push(idOf({ pubS }))
  }
  return {
    streams,
    close: async () => {
      await Promise.all(pushes.map((each) => each.stop()))
    }
  }
}

const idOf = ({ pubS }: Record<string, unknown>): string => (pubS as { id: string }).id

function push(source: string, address: string): MediaProcess {
  const input = ['-v', 'error', '-nostdin', '-re', '-stream_loop', '-1', '-i', source]
  return new MediaProcess('ffmpeg', [...input, '-c', 'copy', '-f', 'flv', address])
}
