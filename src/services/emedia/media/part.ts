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
  private hasEnded = false

  constructor(protected readonly signalling: Signalling) {
    this.renewal = new Renewal(
      signalling.clock,
      () => this.build(),
      (error) => this.end(error)
    )
  }

  /** Calls back once, at the end; with the refusal, if the server wanted it. Returns the function that unsubscribes. */
  onEnded(listener: (error: EmediaError | undefined) => void): () => void {
    return this.emitter.on('ended', listener)
  }

  /** Builds it for the first time. Rejects with the refusal; it has ended then. */
  async open(): Promise<void> {
    try {
      await this.build()
    } catch (error) {
      const known = error instanceof EmediaError ? error : EmediaError.of('unsupported', error)
      this.end(known)
      throw known
    }
    if (this.hasEnded) throw EmediaError.of('aborted')
  }

  /** Builds it anew. */
  renew(): void {
    this.renewal.begin()
  }

  /** Ends it. Repeated calls do nothing. */
  close(): void {
    this.end(undefined)
  }

  protected ended(): boolean {
    return this.hasEnded
  }

  protected end(error: EmediaError | undefined): void {
    if (this.hasEnded) return
    this.hasEnded = true
    this.renewal.stop()
    this.dismantle()
    this.emitter.emit('ended', error)
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

/** Whether the server wants the connection built anew rather than ended. */
export const wantsRenewal = (endReason: number | undefined): boolean =>
  endReason === HangUpReason.REBUILD || endReason === HangUpReason.SWITCH_CODEC
