import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { encodeAmf } from '../../../server/media/embedded/rtmp/amf0-encode'
import type { AmfValue } from '../../../server/media/embedded/rtmp/amf0-value'
import { ChunkReader } from '../../../server/media/embedded/rtmp/chunk-reader'
import { encodeMessage } from '../../../server/media/embedded/rtmp/chunk-writer'
import { type Message, MessageType } from '../../../server/media/embedded/rtmp/message'

const PACKET = 1536
const HANDSHAKE = 1 + 2 * PACKET
const CHUNK_SIZE = 128
const LIMITS = { message: 1e7, pending: 1e8 }
const KEY_FRAME = 0x17
const PICTURE = 1

/** A player that reads until its first key frame has come, and from then on only counts bytes. It works with any server. */
export class RtmpPlayer {
  /** Milliseconds from the call for the stream to the end of its first key frame. */
  readonly firstKeyFrame: Promise<number>
  /** That have come since it was opened. */
  bytes = 0
  private reader: ChunkReader | undefined
  private readonly socket: Socket
  private seen: (ms: number) => void = () => undefined
  private askedAt = 0

  private constructor(
    private readonly address: URL,
    socket: Socket
  ) {
    this.socket = socket
    this.firstKeyFrame = new Promise((resolve) => (this.seen = resolve))
    this.reader = new ChunkReader(LIMITS, (message) => this.take(message))
  }

  /** @param url as live-player is given it */
  static async open(url: string): Promise<RtmpPlayer> {
    const address = new URL(url)
    const socket = connect(Number(address.port), address.hostname)
    socket.on('error', () => undefined)
    socket.setNoDelay()
    await once(socket, 'connect')
    const player = new RtmpPlayer(address, socket)
    await player.shakeHands()
    return player
  }

  close(): void {
    this.socket.destroy()
  }

  private async shakeHands(): Promise<void> {
    this.socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(PACKET)]))
    let received = Buffer.alloc(0)
    while (received.length < HANDSHAKE) {
      const [part] = (await once(this.socket, 'data')) as [Buffer]
      received = Buffer.concat([received, part])
    }
    this.socket.write(received.subarray(1, 1 + PACKET))
    this.socket.on('data', (data) => this.receive(data))
    const app = this.address.pathname.split('/')[1] ?? ''
    this.command('connect', 1, { app, tcUrl: `rtmp://${this.address.host}/${app}` })
    this.command('createStream', 2, null)
    this.askedAt = performance.now()
    this.command('play', 0, null, `${this.address.pathname.slice(app.length + 2)}${this.address.search}`)
  }

  private receive(data: Buffer): void {
    this.bytes += data.length
    this.reader?.push(data)
  }

  private take({ type, body }: Message): void {
    if (type !== MessageType.VIDEO || body[0] !== KEY_FRAME || body[1] !== PICTURE) return
    this.seen(performance.now() - this.askedAt)
    this.reader = undefined
  }

  private command(...values: readonly AmfValue[]): void {
    const message = { type: MessageType.COMMAND, streamId: 1, timestamp: 0, body: encodeAmf(...values) }
    this.socket.write(encodeMessage(message, 3, CHUNK_SIZE))
  }
}
