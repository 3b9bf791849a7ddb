import type { Socket } from 'node:net'
import type { Gate } from './gate'
import type { StreamGrant } from '../engine'
import type { Hub } from './hub/hub'
import type { Viewable } from './hub/viewable'
import { Liveness } from './liveness'
import type { Log } from './log'
import type { Seats } from './seats'

/** What connections of both protocols need of the media process. */
export interface Services {
  readonly hub: Hub
  /** What the right to play lets one watch. */
  readonly view: (grant: StreamGrant) => Viewable
  readonly gate: Gate
  readonly seats: Seats
  /** Told when the pictures pause for a viewer whose line does not carry them, and when they go on. */
  readonly held: (grant: StreamGrant, isHeld: boolean) => void
  readonly log: Log
}

/** Reads what one peer sends. */
export interface Protocol {
  /** A peer that plays need not send anything. */
  readonly onlyReads: boolean
  /** Whether it has shown a right to what it does here. */
  readonly isAdmitted: boolean
  /** May throw: the connection is closed then. */
  receive(data: Buffer): void
  /** The connection is gone. */
  closed(): void
}

/** How long a connection may stay without a right, in ms. Slow phones need two to show theirs. */
const STRANGER_FOR = 10_000

/** One TCP connection and the protocol that is spoken on it. */
export class Connection {
  private readonly liveness: Liveness
  private protocol: Protocol | undefined
  private admittedAt: number

  constructor(
    readonly id: string,
    readonly socket: Socket,
    now: number,
    /** Called when it is a stranger no longer, and when it is gone; repeatedly. */
    private readonly known: () => void
  ) {
    this.liveness = new Liveness(now)
    this.admittedAt = now
    socket.once('close', known)
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

  /** Closes a connection that stands still or shows no right. To be called about once a second. */
  look(now: number): void {
    if (this.isStranger(now)) this.socket.destroy()
    const { bytesRead, bytesWritten, writableLength } = this.socket
    const vitals = {
      read: bytesRead,
      taken: bytesWritten - writableLength,
      waiting: writableLength,
      onlyReads: this.protocol?.onlyReads === true
    }
    if (this.liveness.dead(vitals, now)) this.socket.destroy()
  }

  private isStranger(now: number): boolean {
    if (this.protocol?.isAdmitted !== true) return now - this.admittedAt >= STRANGER_FOR
    this.admittedAt = now
    this.known()
    return false
  }
}
