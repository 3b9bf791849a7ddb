import type { Socket } from 'node:net'
import type { Gate } from './gate'
import type { Hub } from './hub/hub'
import { Liveness } from './liveness'
import type { Log } from './log'

/** What connections of both protocols need of the media process. */
export interface Services {
  readonly hub: Hub
  readonly gate: Gate
  readonly log: Log
}

/** Reads what one peer sends. */
export interface Protocol {
  /** A peer that plays need not send anything. */
  readonly onlyReads: boolean
  /** May throw: the connection is closed then. */
  receive(data: Buffer): void
  /** The connection is gone. */
  closed(): void
}

/** One TCP connection and the protocol that is spoken on it. */
export class Connection {
  private readonly liveness: Liveness
  private protocol: Protocol | undefined

  constructor(
    readonly id: string,
    readonly socket: Socket,
    now: number
  ) {
    this.liveness = new Liveness(now)
    socket.on('error', () => socket.destroy())
  }

  speak(protocol: Protocol, log: Log): void {
    this.protocol = protocol
    this.socket.on('data', (data) => {
      try {
        protocol.receive(data)
      } catch (error) {
        log('info', 'connection closed', { peer: this.id, reason: String(error) })
        this.socket.destroy()
      }
    })
    this.socket.on('close', () => protocol.closed())
  }

  /** Closes a connection that stands still. To be called about once a second. */
  look(now: number): void {
    const { bytesRead, bytesWritten, writableLength } = this.socket
    const vitals = {
      read: bytesRead,
      taken: bytesWritten - writableLength,
      waiting: writableLength,
      onlyReads: this.protocol?.onlyReads === true
    }
    if (this.liveness.dead(vitals, now)) this.socket.destroy()
  }
}
