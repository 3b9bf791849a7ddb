import { RtmpClient, streamName } from '../../../__tests__/support/media/rtmp-client'
import { type Message, MessageType } from '../../../server/media/embedded/rtmp/message'
import { FrameRow } from './frame-row'

/** Milliseconds from one frame to the next, by the source. */
export interface Steps {
  readonly picture: number
  readonly sound: number
}

/** Reads what a player on a phone would, decodes nothing, and counts. */
export class RtmpViewer {
  bytes = 0
  readonly pictures: FrameRow
  readonly sounds: FrameRow

  private constructor(
    private readonly client: RtmpClient,
    steps: Steps
  ) {
    this.pictures = new FrameRow(steps.picture)
    this.sounds = new FrameRow(steps.sound)
    client.socket.on('data', ({ length }) => {
      this.bytes += length
      for (const message of client.messages.splice(0)) this.take(message)
    })
  }

  /** @param url as live-player is given it @throws when nothing is played */
  static async open(url: string, steps: Steps): Promise<RtmpViewer> {
    const { hostname, port } = new URL(url)
    const client = await RtmpClient.open(Number(port), hostname)
    await client.connect()
    client.command('play', 4, null, streamName(url))
    if (await client.hears('onStatus NetStream.Play.Start')) return new RtmpViewer(client, steps)
    client.close()
    throw new Error(`nothing is played: ${client.heard.join(', ')}`)
  }

  /** It has been cut off. */
  get isClosed(): boolean {
    return this.client.closed
  }

  close(): void {
    this.client.close()
  }

  private take({ type, timestamp, body }: Message): void {
    // The second byte tells headers from frames.
    if (body[1] !== 1) return
    if (type === MessageType.VIDEO) this.pictures.add(timestamp)
    if (type === MessageType.AUDIO) this.sounds.add(timestamp)
  }
}
