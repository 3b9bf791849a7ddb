import { Op } from '../../protocol/ops'
import { Role, StreamType } from '../../protocol/numbers'
import { ticketFor } from '../signal/crowd'
import { Seat } from './seat'
import { connect } from './web/connect'
import { WebReceiver } from './web/receiver'
import { WebSender } from './web/sender'

/** Somebody who publishes over WebRTC what somebody else sends over RTMP: the same pictures and sound, at the same rate. */
export interface WebTalker {
  readonly streamId: string
  close(): void
}

export async function talkByWeb(url: string, conferenceId: string, original: string): Promise<WebTalker> {
  const listening = await Seat.take(ticketFor(url, conferenceId, 'listening'), 'WEB')
  const talking = await Seat.take(ticketFor(url, conferenceId, 'talking', Role.TALKER), 'WEB')
  const sender = new WebSender()
  const receiver = new WebReceiver((kind, packet) => sender.send(kind, packet))
  await connect(listening, receiver, 'in', { subSId: original, subSVideo: true, subSAudio: true })
  await connect(talking, sender, 'out', { pubS: { type: StreamType.CAMERA, voff: 0, aoff: 0 } })
  const { pubS } = await listening.socket.event(Op.STREAM_ADDED, ({ pubS }) => (pubS as Named).id !== original)
  return {
    streamId: (pubS as Named).id,
    close: () => {
      for (const part of [receiver, sender, listening, talking]) part.close()
    }
  }
}

interface Named {
  readonly id: string
}
