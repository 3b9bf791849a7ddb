import { RtmpClient, streamName } from '../../__tests__/support/media/rtmp-client'
import { decodeAac } from '../../__tests__/support/media/tone'
import { readAacConfig } from '../../server/media/embedded/codec/aac-config'
import { MessageType } from '../../server/media/embedded/rtmp/message'
import { onsetsIn } from './onsets'

/** Samples of one frame. */
const FRAME = 1024

/** A phone that plays and keeps what it hears, with the moment at which each frame came. */
export class Hearer {
  private readonly heard: { readonly body: Buffer; readonly at: number }[] = []
  private seen = 0

  private constructor(private readonly client: RtmpClient) {
    client.socket.on('data', () => this.take())
  }

  static async begin(port: number, url: string): Promise<Hearer> {
    const client = await RtmpClient.open(port)
    await client.connect()
    const hearer = new Hearer(client)
    client.command('play', 4, null, streamName(url))
    await client.hears('onStatus NetStream.Play.Start')
    return hearer
  }

  /** Frames of sound until now. */
  get frames(): number {
    return this.heard.length
  }

  /** The moments at which beeps could be heard, by this process's monotonic clock in ms. */
  beeps(): number[] {
    const format = readAacConfig(Buffer.from([0x11, 0x88]))
    if (format === undefined) return []
    const frames = this.heard.map(({ body }) => body)
    const samples = decodeAac(format, frames)
    const pieceOf = (index: number): Float32Array => samples.subarray(index * FRAME, (index + 1) * FRAME)
    return onsetsIn(this.heard.map(({ at }, index) => ({ samples: pieceOf(index), at })))
  }

  end(): void {
    this.client.close()
  }

  private take(): void {
    const at = performance.now()
    for (const { type, body } of this.client.messages.splice(this.seen)) {
      const isFrame = type === MessageType.AUDIO && body[1] === 1
      if (isFrame) this.heard.push({ body: body.subarray(2), at })
    }
  }
}
