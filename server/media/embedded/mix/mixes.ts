import type { DisconnectTarget, StreamGrant } from '../../engine'
import type { SoundMixers } from '../codec/mixers'
import type { FindEar } from '../hub/ear'
import type { Viewable } from '../hub/viewable'
import { ConferenceMix } from './conference-mix'
import type { Listener } from './listener'

/** Milliseconds between looks for publishers that have ceased. */
const SWEEP_EVERY = 1000

/** The mixes of all conferences in which somebody listens to one. Nothing is decoded for anybody else. */
export class Mixes {
  private readonly byConference = new Map<string, ConferenceMix>()
  private timer: NodeJS.Timeout | undefined

  /**
   * @param loudest how many voices are mixed at a time
   * @param now monotonic milliseconds
   */
  constructor(
    private readonly mixers: SoundMixers,
    private readonly loudest: number,
    private readonly now: () => number
  ) {}

  readonly ear: FindEar = (stream, source) =>
    this.byConference.get(source.conferenceId)?.earOf(source, () => stream.headers)

  /** What this member hears. The mix is made when he begins to listen, whoever else does. */
  view({ conferenceId, memberId }: Pick<StreamGrant, 'conferenceId' | 'memberId'>): Viewable {
    const joined = (): Listener => this.open(conferenceId).listener(memberId)
    const found = (): Listener | undefined => this.byConference.get(conferenceId)?.find(memberId)
    return {
      addTagSink: (sink) => joined().addTagSink(sink),
      addRtpSink: (sink) => joined().addRtpSink(sink),
      removeTagSink: (sink) => found()?.removeTagSink(sink),
      removeRtpSink: (sink) => found()?.removeRtpSink(sink),
      requestKeyFrame: () => undefined
    }
  }

  /** Cuts off what a member hears. */
  disconnect(target: DisconnectTarget): void {
    if (!('memberId' in target)) return
    for (const mix of [...this.byConference.values()]) mix.find(target.memberId)?.end('disconnected')
  }

  /** Repeated calls do nothing. */
  close(): void {
    for (const mix of [...this.byConference.values()]) mix.close('the server is closing')
  }

  private open(conferenceId: string): ConferenceMix {
    const known = this.byConference.get(conferenceId)
    if (known !== undefined) return known
    const mix = new ConferenceMix(this.mixers.openMix(this.loudest), this.now, () => this.forget(conferenceId, mix))
    this.byConference.set(conferenceId, mix)
    this.timer ??= setInterval(() => this.sweep(), SWEEP_EVERY)
    return mix
  }

  private sweep(): void {
    for (const mix of this.byConference.values()) mix.sweep()
  }

  private forget(conferenceId: string, mix: ConferenceMix): void {
    this.byConference.delete(conferenceId)
    mix.close('nobody listens')
    if (this.byConference.size > 0) return
    clearInterval(this.timer)
    this.timer = undefined
  }
}
