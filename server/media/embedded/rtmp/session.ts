import type { Socket } from 'node:net'
import type { Protocol, Services } from '../connection'
import { TcpPeer } from '../tcp-peer'
import { splitAggregate } from './aggregate'
import { ChunkReader, type ReaderLimits } from './chunk-reader'
import { parseCommand } from './command'
import { Conversation } from './conversation'
import { Handshake } from './handshake'
import { MessageType, type Message } from './message'
import { acknowledgement, PING, pong, status, WINDOW } from './replies'

/** What a stranger may send: commands are short. */
const STRANGER: ReaderLimits = { message: 64 * 1024, pending: 128 * 1024 }
/** What a publisher may send: a key frame in high quality stays well below. */
const PUBLISHER: ReaderLimits = { message: 4 * 1024 * 1024, pending: 8 * 1024 * 1024 }
const SMALLEST_WINDOW = 16 * 1024

/** One RTMP connection, from the first byte to the last. */
export class RtmpSession implements Protocol {
  private readonly peer: TcpPeer
  private readonly conversation: Conversation
  private readonly reader = new ChunkReader(STRANGER, (message) => this.queue.push(message))
  private handshake: Handshake | undefined
  private queue: Message[] = []
  private busy = false
  private broken = false
  private acknowledged = 0
  private window = WINDOW

  constructor(
    private readonly id: string,
    private readonly socket: Socket,
    private readonly services: Services
  ) {
    this.peer = new TcpPeer(socket)
    this.conversation = new Conversation(id, this.peer, services)
    this.handshake = new Handshake((bytes) => this.peer.send(bytes))
  }

  get onlyReads(): boolean {
    return this.conversation.role?.onlyReads === true
  }

  get isAdmitted(): boolean {
    return this.conversation.role !== undefined
  }

  receive(data: Buffer): void {
    if (this.broken || this.peer.gone) return
    try {
      this.read(data)
      this.acknowledge()
    } catch (error) {
      this.fail(error)
    }
    void this.work()
  }

  closed(): void {
    this.queue = []
    this.conversation.leave()
  }

  private read(data: Buffer): void {
    if (this.handshake === undefined) return this.reader.push(data)
    const rest = this.handshake.push(data)
    if (rest === undefined) return
    this.handshake = undefined
    this.reader.push(rest)
  }

  /** Messages are taken one by one: what follows a command waits until it is decided. */
  private async work(): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      for (let message = this.queue.shift(); message !== undefined; message = this.queue.shift()) {
        if (isCommand(message)) await this.command(message)
        else this.take(message)
      }
    } catch (error) {
      this.fail(error)
    } finally {
      this.busy = false
    }
  }

  private async command(message: Message): Promise<void> {
    this.socket.pause()
    await this.conversation.take(parseCommand(message))
    this.reader.limits = this.conversation.role?.onlyReads === false ? PUBLISHER : STRANGER
    this.socket.resume()
  }

  private take(message: Message): void {
    switch (message.type) {
      case MessageType.AUDIO:
      case MessageType.VIDEO:
      case MessageType.DATA:
      case MessageType.DATA_AMF3:
        return this.conversation.role?.media(message)
      case MessageType.AGGREGATE:
        return splitAggregate(message).forEach((part) => this.conversation.role?.media(part))
      case MessageType.WINDOW_SIZE:
        return this.setWindow(message.body)
      case MessageType.USER_CONTROL:
        return this.userControl(message.body)
    }
  }

  private setWindow(body: Buffer): void {
    if (body.length >= 4) this.window = Math.max(SMALLEST_WINDOW, body.readUInt32BE())
  }

  private userControl(body: Buffer): void {
    if (body.length >= 6 && body.readUInt16BE() === PING) this.peer.send(pong(body.subarray(2, 6)))
  }

  private acknowledge(): void {
    const { bytesRead } = this.socket
    if (bytesRead - this.acknowledged < this.window) return
    this.acknowledged = bytesRead
    this.peer.send(acknowledgement(bytesRead))
  }

  /** Nothing that follows can be read any more. The peer is told why, if it can understand that yet. */
  private fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    this.services.log('info', 'connection closed', { peer: this.id, reason })
    this.broken = true
    this.queue = []
    if (this.handshake === undefined) this.peer.part(status('error', 'NetConnection.Call.Failed', reason))
    else this.socket.destroy()
  }
}

function isCommand({ type }: Message): boolean {
  return type === MessageType.COMMAND || type === MessageType.COMMAND_AMF3
}
