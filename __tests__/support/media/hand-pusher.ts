import type { Tracks } from '../../../server/media/engine'
import { audioFrame, audioHeader, videoFrame, videoHeader } from '../../../server/media/embedded/flv/body'
import { RtmpClient } from './rtmp-client'

/** Milliseconds from one frame to the next, of either kind. */
const STEP = 40
/** AAC-LC, 48 kHz, mono. */
const AAC = Buffer.from([0x11, 0x88])
/** Behind its length; what is in it matters to who decodes it alone. */
const UNIT = Buffer.from([0, 0, 0, 4, 0x65, 1, 2, 3])

/** A phone's pusher that falls silent when it is told to, on a connection that stays. Its frames cannot be decoded. */
export class HandPusher {
  private readonly timer: NodeJS.Timeout
  private sending: Tracks = { audio: true, video: true }
  private time = 0

  private constructor(private readonly client: RtmpClient) {
    client.send(8, audioHeader(AAC).body)
    client.send(9, videoHeader(Buffer.from('avcC')).body)
    this.timer = setInterval(() => this.step(), STEP)
  }

  /** @param address as it was given to live-pusher */
  static async open(address: string): Promise<HandPusher> {
    return new HandPusher(await RtmpClient.publishing(address))
  }

  /** Sends these kinds from now on; none at all is what a phone sends that has lost its network. */
  send(kinds: Tracks): void {
    this.sending = kinds
  }

  /** Closes the connection. May be called again. */
  close(): void {
    clearInterval(this.timer)
    this.client.close()
  }

  private step(): void {
    this.time += STEP
    if (this.sending.audio) this.client.send(8, audioFrame(Buffer.alloc(64), this.time).body, this.time)
    if (this.sending.video) this.client.send(9, videoFrame(UNIT, this.time, true).body, this.time)
  }
}
