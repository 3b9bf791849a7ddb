import type { Conference, Subscription } from '../../services/emedia'
import { Ahead } from '../ahead'
import type { PlayerState } from '../types'
import { playback } from './playback'

const receivedAhead = new Ahead<Subscription>((conference, streamId) =>
  conference.subscribe(streamId, { audio: true, video: true })
)

/** Begins to receive before the elements are there. */
export const receiveAhead = (conference: Conference): void => receivedAhead.start(conference)

/** Receives one stream into one video element until it is closed. */
export class Receiver {
  private subscription: Subscription | undefined
  private isClosed = false
  /** What the server has been asked for. */
  private asked: boolean

  constructor(
    private readonly element: HTMLVideoElement,
    private visible: boolean,
    private readonly report: (state: PlayerState) => void
  ) {
    this.asked = visible
  }

  async open(conference: Conference, streamId: string): Promise<void> {
    this.report('waiting')
    try {
      const subscription = await this.subscribe(conference, streamId)
      if (this.isClosed) {
        subscription.close()
        return
      }
      this.subscription = subscription
      this.ask()
      this.element.srcObject = subscription.stream
      await playback.play(this.element)
    } catch {
      if (!this.isClosed) this.report('failed')
    }
  }

  /** Off the page the sound goes on, the picture need not. */
  setVisible(visible: boolean): void {
    this.visible = visible
    this.ask()
  }

  /** Repeated calls do nothing. */
  close(): void {
    this.isClosed = true
    this.subscription?.close()
    this.element.srcObject = null
    playback.forget(this.element)
  }

  private subscribe(conference: Conference, streamId: string): Promise<Subscription> {
    const ahead = receivedAhead.take(conference, streamId)
    if (ahead === undefined) return conference.subscribe(streamId, { audio: true, video: this.asked })
    this.asked = true
    return ahead
  }

  private ask(): void {
    if (this.subscription === undefined || this.asked === this.visible) return
    this.asked = this.visible
    this.subscription.change({ audio: true, video: this.visible }).catch(() => undefined)
  }
}
