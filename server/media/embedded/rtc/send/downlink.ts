import { planProbe } from '../estimate/probe'
import { VideoGate } from '../estimate/video-gate'
import type { Line } from './line'
import type { SendTrack } from './track'

/** Milliseconds between looks at the line. */
const LOOK_EVERY = 200
/** Asked for somewhat more than is needed, the line has room left. */
const PROBE_MARGIN = 1.25

/** Sees to it that one viewer is sent what his line carries: when the pictures are too much they pause, the sound goes on. */
export class Downlink {
  private readonly gate = new VideoGate()
  private readonly timer: NodeJS.Timeout

  /** @param held tells that pictures pause, or go on */
  constructor(
    private readonly line: Line,
    private readonly tracks: readonly SendTrack[],
    private readonly held: (isHeld: boolean) => void
  ) {
    this.timer = setInterval(() => this.look(performance.now()), LOOK_EVERY)
  }

  /** Repeated calls do nothing. */
  close(): void {
    clearInterval(this.timer)
    this.line.close()
  }

  private look(now: number): void {
    const { estimate, isOverused: overused } = this.line
    if (estimate === undefined) return
    const needed = this.tracks.reduce((sum, track) => sum + track.rate(now), 0)
    const step = this.gate.look({ estimate, needed, overused }, now)
    if (step === 'probe') this.probe(needed)
    if (step !== 'hold' && step !== 'release') return
    for (const track of this.video) track.hold(step === 'hold')
    this.held(step === 'hold')
  }

  private probe(needed: number): void {
    const [track] = this.video
    if (track !== undefined) this.line.ask(planProbe(needed * PROBE_MARGIN), () => track.pad())
  }

  private get video(): readonly SendTrack[] {
    return this.tracks.filter(({ kind }) => kind === 'video')
  }
}
