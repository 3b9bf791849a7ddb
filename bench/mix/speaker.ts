import { aacOf } from '../../__tests__/support/media/tone'
import { RtmpClient, streamName } from '../../__tests__/support/media/rtmp-client'
import { audioFrame, audioHeader } from '../../server/media/embedded/flv/body'
import { MessageType } from '../../server/media/embedded/rtmp/message'

const RATE = 48_000
/** Milliseconds of one frame of AAC. */
const FRAME = (1024 * 1000) / RATE
/** Mono AAC-LC at 48 kHz. */
const CONFIG = Buffer.from([0x11, 0x88])

/** Noise in syllables, ten seconds of it; every seed is another voice. */
export const speech = (seed: number): readonly Buffer[] =>
  aacOf(`anoisesrc=color=pink:amplitude=0.5:seed=${seed}:duration=10:sample_rate=${RATE},tremolo=f=3:d=0.9`, RATE, 1)
    .frames

/** A beep of 200 ms each second, and silence between. */
export const beeps = (): readonly Buffer[] =>
  aacOf(`aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),0.2)':duration=30:sample_rate=${RATE}`, RATE, 1).frames

/** A phone that says the same over and over, at real speed. */
export class Speaker {
  private readonly timer: NodeJS.Timeout
  private readonly beganAt = performance.now()
  private sent = 0

  private constructor(
    private readonly client: RtmpClient,
    private readonly frames: readonly Buffer[]
  ) {
    client.send(MessageType.AUDIO, audioHeader(CONFIG).body)
    this.timer = setInterval(() => this.speak(), 5)
  }

  static async begin(port: number, url: string, frames: readonly Buffer[]): Promise<Speaker> {
    const client = await RtmpClient.open(port)
    await client.connect()
    client.command('publish', 4, null, streamName(url))
    await client.hears('onStatus NetStream.Publish.Start')
    return new Speaker(client, frames)
  }

  end(): void {
    clearInterval(this.timer)
    this.client.close()
  }

  private speak(): void {
    for (; this.sent * FRAME <= performance.now() - this.beganAt; this.sent++) {
      const time = Math.round(this.sent * FRAME)
      const { body } = audioFrame(this.frames[this.sent % this.frames.length] ?? Buffer.alloc(0), time)
      this.client.send(MessageType.AUDIO, body, time)
    }
  }
}
