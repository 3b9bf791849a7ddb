import { RtmpClient, streamName } from '../../../__tests__/support/media/rtmp-client'
import type { Tag } from '../../../server/media/embedded/hub/frame'
import { MessageType } from '../../../server/media/embedded/rtmp/message'
import type { Clip } from './clip'

/** Milliseconds between looks at the clock. */
const LOOK_EVERY = 20
/** A clip starts over this long after its last frame, in ms. */
const SEAM = 1

async function open(url: string, deed: 'publish' | 'play'): Promise<RtmpClient> {
  const client = await RtmpClient.open(Number(new URL(url).port))
  await client.connect()
  client.command(deed, 4, null, streamName(url))
  const hasBegun = await client.hears(`onStatus NetStream.${deed === 'publish' ? 'Publish' : 'Play'}.Start`)
  if (hasBegun) return client
  client.close()
  throw new Error(`${deed} was not answered: ${client.heard.join(', ')}`)
}

/** Sends a clip over and over at real speed. */
export class Camera {
  private readonly timer: NodeJS.Timeout
  private readonly beganAt = performance.now()
  private sent = 0

  private constructor(
    private readonly client: RtmpClient,
    private readonly clip: Clip
  ) {
    for (const header of clip.headers) this.send(header, 0)
    this.timer = setInterval(() => this.look(), LOOK_EVERY)
  }

  static async open(url: string, clip: Clip): Promise<Camera> {
    return new Camera(await open(url, 'publish'), clip)
  }

  close(): void {
    clearInterval(this.timer)
    this.client.close()
  }

  private look(): void {
    const { frames, durationMs } = this.clip
    for (;;) {
      const frame = frames[this.sent % frames.length]
      const round = Math.floor(this.sent / frames.length)
      const time = (frame?.timestamp ?? 0) + round * (durationMs + SEAM)
      if (frame === undefined || time > performance.now() - this.beganAt) return
      this.send(frame, time)
      this.sent += 1
    }
  }

  private send({ type, body }: Tag, time: number): void {
    this.client.send(type === 'audio' ? MessageType.AUDIO : MessageType.VIDEO, body, time)
  }
}

/** Hears the mix and counts what comes. */
export class Earpiece {
  private count = 0

  private constructor(private readonly client: RtmpClient) {
    client.socket.on('data', () => {
      this.count += client.messages.splice(0).filter(({ type }) => type === MessageType.AUDIO).length
    })
  }

  static async open(url: string): Promise<Earpiece> {
    return new Earpiece(await open(url, 'play'))
  }

  /** Messages of sound until now. */
  get heard(): number {
    return this.count
  }

  close(): void {
    this.client.close()
  }
}
