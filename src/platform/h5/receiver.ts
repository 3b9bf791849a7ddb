import { isMixed } from '../../../protocol/mix'
import type { Conference, Subscription } from '../../services/emedia'
import { Ahead } from '../ahead'
import { diagnose } from '../figures/doctor'
import type { PlayerState, PlayerTrouble } from '../types'
import { meter, sampleOf, unmeter } from './figures'
import { playback } from './playback'
import { watchSpeaking } from './speaking'

const receivedAhead = new Ahead<Subscription>((conference, streamId) =>
  conference.subscribe(streamId, { audio: !isMixed(conference), video: true })
)

/** Begins to receive before the elements are there. */
export const receiveAhead = (conference: Conference): void => receivedAhead.start(conference)

/** Milliseconds in which something arrives if anything does. */
const LISTEN = 500

/** What of a stream is received. */
export interface Wanted {
  readonly audio: boolean
  readonly video: boolean
  /** Pixels at which the picture is shown, if that is known. */
  readonly height?: number | undefined
}

/** Where a receiver tells its news. */
interface Reports {
  state(state: PlayerState): void
  speaking(speaks: boolean): void
}

/** Receives one stream into one video element until it is closed. */
export class Receiver {
  private subscription: Subscription | undefined
  private stopListening: (() => void) | undefined
  private isClosed = false
  /** Pictures that the element had shown at the last look. */
  private shown = 0
  /** What the server has been asked for. */
  private asked: Wanted

  constructor(
    private readonly element: HTMLVideoElement,
    private wanted: Wanted,
    private readonly report: Reports
  ) {
    this.asked = wanted
  }

  async open(conference: Conference, streamId: string): Promise<void> {
    this.report.state('waiting')
    try {
      const subscription = await this.subscribe(conference, streamId)
      if (this.isClosed) {
        subscription.close()
        return
      }
      this.subscription = subscription
      meter(streamId, 'inbound-rtp', subscription)
      this.ask()
      this.listen()
      this.element.srcObject = subscription.stream
      await playback.play(this.element)
    } catch {
      if (!this.isClosed) this.report.state('failed')
    }
  }

  /** Off the page the sound goes on, the picture need not. In a mix neither the sound of each need be there. */
  want(wanted: Wanted): void {
    this.wanted = wanted
    this.ask()
    this.listen()
  }

  /** Whether the element has shown a new picture since the last call. A hidden page shows none and says nothing by it. */
  hasMoved(): boolean {
    const { totalVideoFrames } = this.element.getVideoPlaybackQuality()
    const moved = totalVideoFrames !== this.shown
    this.shown = totalVideoFrames
    return moved || document.hidden
  }

  /** Why nothing is to be seen. */
  async trouble(): Promise<PlayerTrouble> {
    const before = await this.sample()
    await new Promise((resolve) => setTimeout(resolve, LISTEN))
    const now = await this.sample()
    const arrives = before === undefined || now === undefined ? undefined : now.bytes > before.bytes
    const isUnreachable = before !== undefined && before.roundTrip === undefined
    return diagnose({
      isAccepted: this.subscription !== undefined,
      complaint: isUnreachable ? 'unreachable' : undefined,
      arrives
    })
  }

  /** Repeated calls do nothing. */
  close(): void {
    this.isClosed = true
    this.stopListening?.()
    this.report.speaking(false)
    if (this.subscription !== undefined) unmeter(this.subscription.streamId, this.subscription)
    this.subscription?.close()
    this.element.srcObject = null
    playback.forget(this.element)
  }

  private subscribe(conference: Conference, streamId: string): Promise<Subscription> {
    const ahead = receivedAhead.take(conference, streamId)
    if (ahead === undefined) return conference.subscribe(streamId, this.asked)
    this.asked = { audio: !isMixed(conference), video: true }
    return ahead
  }

  private async sample() {
    return this.subscription === undefined ? undefined : sampleOf(this.subscription, 'inbound-rtp')
  }

  private ask(): void {
    const { asked, wanted, subscription } = this
    if (subscription === undefined || isSame(asked, wanted)) return
    this.asked = wanted
    subscription.change(wanted).catch(() => undefined)
  }

  /** Whether the owner speaks is heard where there is sound. */
  private listen(): void {
    if (this.subscription === undefined || !this.wanted.audio) return
    this.stopListening ??= watchSpeaking(this.subscription, (speaks) => this.report.speaking(speaks))
  }
}

const isSame = (one: Wanted, other: Wanted): boolean =>
  one.audio === other.audio && one.video === other.video && one.height === other.height
