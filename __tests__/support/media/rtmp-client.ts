import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { decodeAmf } from '../../../server/media/embedded/rtmp/amf0-decode'
import { encodeAmf } from '../../../server/media/embedded/rtmp/amf0-encode'
import { asObject, type AmfValue } from '../../../server/media/embedded/rtmp/amf0-value'
import { ChunkReader } from '../../../server/media/embedded/rtmp/chunk-reader'
import { encodeMessage } from '../../../server/media/embedded/rtmp/chunk-writer'
import { MessageType, type Message } from '../../../server/media/embedded/rtmp/message'
import { until } from './until'

const CHUNK_SIZE = 128
const HANDSHAKE = 3073

/** An RTMP client whose every message is chosen by the test. */
export class RtmpClient {
  readonly messages: Message[] = []
  private readonly reader = new ChunkReader({ message: 1e7, pending: 1e8 }, (message) => this.messages.push(message))
  private handshake = Buffer.alloc(0)

  private constructor(readonly socket: Socket) {
    socket.on('error', () => undefined)
    socket.on('data', (data) => this.receive(data))
  }

  /** Connects and shakes hands. */
  static async open(port: number, host = '127.0.0.1'): Promise<RtmpClient> {
    const socket = connect(port, host)
    await once(socket, 'connect')
    const client = new RtmpClient(socket)
    socket.write(Buffer.concat([Buffer.from([3]), Buffer.alloc(1536)]))
    await until(() => client.handshake.length >= HANDSHAKE, 2000)
    socket.write(client.handshake.subarray(1, 1537))
    return client
  }

  /** Begins to publish at an address as live-pusher is given it. What is sent from now on is taken once the right is judged. */
  static async publishing(address: string): Promise<RtmpClient> {
    const client = await RtmpClient.open(Number(new URL(address).port))
    await client.connect()
    client.command('createStream', 2, null)
    client.command('publish', 3, null, streamName(address), 'live')
    return client
  }

  /** The connection is closed. */
  get closed(): boolean {
    return this.socket.closed
  }

  /** Names of the calls that the server has made, and the codes of its statuses. */
  get heard(): string[] {
    return this.messages
      .filter(({ type }) => type === MessageType.COMMAND)
      .map(({ body }) => decodeAmf(body))
      .map(([name, , , information]) => `${text(name)} ${text(asObject(information).code)}`.trim())
  }

  command(...values: readonly AmfValue[]): void {
    this.send(MessageType.COMMAND, encodeAmf(...values))
  }

  send(type: number, body: Buffer, timestamp = 0): void {
    this.socket.write(encodeMessage({ type, streamId: 1, timestamp, body }, 3, CHUNK_SIZE))
  }

  /** Connects to an application and waits for the answer. */
  async connect(app = 'live'): Promise<void> {
    this.command('connect', 1, { app, tcUrl: `rtmp://127.0.0.1/${app}` })
    await this.hears('_result NetConnection.Connect.Success')
  }

  /** @returns false when it is not heard within two seconds */
  hears(sentence: string): Promise<boolean> {
    return until(() => this.heard.includes(sentence), 2000)
  }

  close(): void {
    this.socket.destroy()
  }

  private receive(data: Buffer): void {
    if (this.handshake.length >= HANDSHAKE) return this.reader.push(data)
    this.handshake = Buffer.concat([this.handshake, data])
    if (this.handshake.length > HANDSHAKE) this.reader.push(this.handshake.subarray(HANDSHAKE))
  }
}

const text = (value: AmfValue): string => (typeof value === 'string' ? value : '')

/** The stream name that an address ends in. */
export const streamName = (url: string) => url.slice(url.indexOf('/live/') + 6)
