import type { HangUp } from '../../../../protocol/client-ops'
import { HangUpReason } from '../../../../protocol/ops'
import { Emitter } from '../core/emitter'
import { EmediaError } from '../core/error'
import { Renewal } from './renewal'
import type { Signalling } from './signalling'

/** What the server says when it ends a connection. */
export type ServerHangUp = Pick<HangUp, 'endReason'>

/** What publications and subscriptions have in common: they are built, built anew after a failure, and end once. */
export abstract class Part {
  private readonly emitter = new Emitter<{ ended: [EmediaError | undefined] }>(() => undefined)
  private readonly renewal: Renewal
  private isOpen = false
  private hasEnded = false
  private refusal: EmediaError | undefined

  constructor(protected readonly signalling: Signalling) {
    this.renewal = new Renewal(
      signalling.clock,
      () => this.build(),
      (error) => this.end(error)
    )
  }

  /** Calls back once, at the end; with the refusal, if the server wanted it. Returns the function that unsubscribes. */
  onEnded(listener: (error: EmediaError | undefined) => void): () => void {
    const forget = this.emitter.on('ended', listener)
    if (this.hasEnded) this.tellEnd()
    return forget
  }

  /** Builds it for the first time. Rejects with the refusal; it has ended then. */
  async open(): Promise<void> {
    try {
      await this.build()
    } catch (error) {
      const known = error instanceof EmediaError ? error : EmediaError.of('unsupported', error)
      this.end(known)
      throw this.refusal ?? known
    }
    if (this.hasEnded) throw this.refusal ?? EmediaError.of('aborted')
    this.isOpen = true
  }

  /** Builds it anew. */
  renew(): void {
    this.renewal.begin()
  }

  /** Builds it anew after its connection broke. */
  protected lost(): void {
    this.renewal.lost()
  }

  /** Whether the server, which has hung up, wants the connection built anew rather than ended; then it is. */
  protected isRenewedAfter(endReason: number | undefined): boolean {
    if (endReason === HangUpReason.REBUILD) this.lost()
    else if (endReason === HangUpReason.SWITCH_CODEC) this.renew()
    else return false
    return true
  }

  /** Ends it. Repeated calls do nothing. */
  close(): void {
    this.end(undefined)
  }

  /** Ends it because the right to it is gone; whoever still waits for it to open is told so. */
  revoke(): void {
    this.end(this.isOpen ? undefined : EmediaError.of('not-permitted'))
  }

  protected ended(): boolean {
    return this.hasEnded
  }

  protected end(error: EmediaError | undefined): void {
    if (this.hasEnded) return
    this.hasEnded = true
    this.renewal.stop()
    this.refusal = error
    this.dismantle()
    this.tellEnd()
  }

  private tellEnd(): void {
    this.emitter.emit('ended', this.refusal)
    this.emitter.clear()
  }

  /** Resolves when the connection is negotiated. */
  protected abstract build(): Promise<void>
  protected abstract dismantle(): void
}

/** The refusal behind a reason to hang up; none when the stream has simply ended. */
export function refusalOf(endReason: number | undefined): EmediaError | undefined {
  switch (endReason) {
    case HangUpReason.CODEC_UNSUPPORTED:
      return EmediaError.of('unsupported-codec')
    case HangUpReason.TOO_MANY_VIDEOS:
      return EmediaError.of('videos-full')
    case HangUpReason.TOO_MANY_DESKTOPS:
      return EmediaError.of('desktops-full')
    default:
      return undefined
  }
}
