import type { Conference } from '../../services/emedia'
import type { Pusher } from './pusher'

/** Milliseconds before a pusher that was cut is started again; the second time and later it takes longer. */
const PAUSES = [500, 2000, 5000]

export interface PublisherHandlers {
  /** An address to be given to the live-pusher; the page answers with {@link Publisher.mounted}. */
  readonly address: (url: string) => void
  /** The pusher runs: camera on. */
  readonly started: () => void
}

/**
 * Publishes by the page's live-pusher. Pushing is started by hand, with the camera off, and the camera comes after:
 * phones that are started otherwise send black.
 */
export class Publisher {
  readonly rtcId = `camera-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`
  private pusher: Pusher | undefined
  private url: string | undefined
  private isOver = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly conference: Conference,
    private readonly handlers: PublisherHandlers
  ) {}

  /** Asks for an address. @throws EmediaError when the server refuses */
  async open(): Promise<void> {
    const url = await this.conference.publishAddress(this.rtcId)
    if (this.isOver) return
    this.url = url
    this.handlers.address(url)
  }

  /** The live-pusher with the address is on the page. */
  async mounted(pusher: Pusher): Promise<void> {
    this.pusher = pusher
    if (this.url !== undefined) await this.start()
  }

  /** Media flows. */
  publishing(): void {
    this.failures = 0
  }

  /** The pusher gave up, or the server cut it: a fresh address of the same stream, and again. */
  restart(): void {
    if (this.isOver || this.timer !== undefined) return
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)]
    this.failures += 1
    this.timer = setTimeout(() => {
      this.timer = undefined
      void this.again()
    }, pause)
  }

  /** After an interruption: the same again, at once. */
  async resume(): Promise<void> {
    await this.pusher?.stop().catch(() => undefined)
    await this.again()
  }

  async mute(state: { audioOff: boolean; videoOff: boolean }): Promise<void> {
    if (this.url !== undefined) await this.conference.muteAddress(this.rtcId, state)
  }

  /** Repeated calls do nothing. */
  close(): void {
    if (this.isOver) return
    this.isOver = true
    clearTimeout(this.timer)
    if (this.url !== undefined) void this.pusher?.stop().catch(() => undefined)
  }

  private async again(): Promise<void> {
    if (this.isOver || this.conference.status === 'closed') return
    try {
      await this.open()
    } catch {
      this.restart()
    }
  }

  private async start(): Promise<void> {
    if (this.isOver) return
    try {
      await this.pusher?.start()
      this.handlers.started()
    } catch {
      this.restart()
    }
  }
}
