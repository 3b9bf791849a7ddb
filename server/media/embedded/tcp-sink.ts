import type { Kind, Tag, TagSink } from './hub/frame'
import type { TcpPeer } from './tcp-peer'

/** Bytes that may wait for one player. A cached GOP must fit; beyond, the player is behind and loses GOPs. */
export const PLAYER_BUDGET = 4 * 1024 * 1024

export interface TcpSinkOptions {
  readonly id: string
  readonly memberId: string
  /** All if left out. */
  readonly only?: Kind
  readonly peer: TcpPeer
  /** The pictures pause because the player is behind, or go on. */
  readonly held: (isHeld: boolean) => void
  readonly encode: (tags: readonly Tag[]) => Buffer
  /** Bytes to part with when the stream ends. */
  readonly farewell?: (reason: string) => Buffer
  /** {@link PLAYER_BUDGET} if left out. */
  readonly budget?: number
}

/** A player on a TCP connection. Takes a batch whole or not at all, so what waits never exceeds the budget. */
export class TcpSink implements TagSink {
  readonly id: string
  readonly memberId: string
  readonly only: Kind | undefined
  private readonly budget: number

  constructor(private readonly options: TcpSinkOptions) {
    this.id = options.id
    this.memberId = options.memberId
    this.only = options.only
    this.budget = options.budget ?? PLAYER_BUDGET
  }

  get backlog(): number {
    return this.options.peer.backlog
  }

  held(isHeld: boolean): void {
    this.options.held(isHeld)
  }

  write(tags: readonly Tag[]): boolean {
    const { peer, encode } = this.options
    const bytes = encode(tags)
    if (peer.gone || peer.waiting + bytes.length > this.budget) return false
    if (bytes.length > 0) peer.send(bytes)
    return true
  }

  end(reason: string): void {
    this.options.peer.part(this.options.farewell?.(reason))
  }
}
