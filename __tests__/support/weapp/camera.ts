import { push, type Publisher, type PushOptions } from '../media/push'
import type { Weapp } from './runner'
import type { ViewNode } from './view-node'
import type { MediaCall } from './wx/host'

/** Codes of live-pusher's statechange, as WeChat documents them. */
const State = { CONNECTED: 1001, BEGUN: 1002, LOST: 1102, GIVEN_UP: -1307 } as const

export interface CameraOptions extends PushOptions {
  /** False: goes on although the page has stopped it, as an app that was tampered with would. */
  readonly obedient?: boolean
}

/**
 * The native side of live-pusher: a real ffmpeg publishes to the url that the page starts, and the page is told by
 * WeChat's codes how that goes.
 */
export class PhoneCamera {
  /** Every address that was published to, in order. */
  readonly urls: string[] = []
  /** Whether the tag's camera was on at each start. */
  readonly onAtStart: boolean[] = []
  /** How often the server has ended the publishing. */
  cuts = 0
  #publisher: Publisher | undefined
  /** Counts starts and stops: what belongs to an earlier one is out of date. */
  #turn = 0
  #work: Promise<void> = Promise.resolve()

  #app: Weapp | undefined

  constructor(private readonly options: CameraOptions = {}) {}

  /** Names the app whose live-pusher it belongs to. */
  attach(app: Weapp): void {
    this.#app = app
  }

  /** Whether it is being published now. */
  get running(): boolean {
    return this.#publisher?.running === true
  }

  /** To be told of every call of a media context. */
  called({ kind, method, url }: MediaCall): void {
    if (kind !== 'livePusher') return
    if (method === 'start') {
      this.onAtStart.push(this.#tag()?.attr.enableCamera === true)
      this.#start(url)
    }
    if (method === 'stop' && this.options.obedient !== false) this.#stop()
  }

  /** Ends it. May be called again. */
  async close(): Promise<void> {
    this.#stop()
    await this.#work
  }

  #start(url: string): void {
    this.#stop()
    const turn = this.#turn
    this.#then(async () => {
      if (turn !== this.#turn) return
      this.urls.push(url)
      const publisher = await push(url, this.options).catch(() => undefined)
      this.#publisher = publisher
      if (publisher === undefined) return this.#tell(turn, State.GIVEN_UP)
      await this.#tell(turn, State.CONNECTED)
      await this.#tell(turn, State.BEGUN)
      void publisher.ended.then(() => this.#ended(turn))
    })
  }

  #stop(): void {
    this.#turn += 1
    this.#then(async () => {
      await this.#publisher?.stop()
      this.#publisher = undefined
    })
  }

  async #ended(turn: number): Promise<void> {
    if (turn !== this.#turn) return
    this.cuts += 1
    await this.#tell(turn, State.LOST)
    await this.#tell(turn, State.GIVEN_UP)
  }

  async #tell(turn: number, code: number): Promise<void> {
    const tag = this.#tag()
    if (turn === this.#turn && tag !== null) await this.#app?.fire(tag, 'statechange', { code })
  }

  #tag(): ViewNode | null {
    return this.#app === undefined || this.#app.pages.length === 0 ? null : this.#app.one('live-pusher')
  }

  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(work)
  }
}
