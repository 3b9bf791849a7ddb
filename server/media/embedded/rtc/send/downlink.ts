import type { Layer } from '../../hub/frame'
import { PictureChooser } from '../estimate/picture-choice'
import { planProbe } from '../estimate/probe'
import type { Line } from './line'
import type { SendTrack } from './track'

/** Milliseconds between looks at the line. */
const LOOK_EVERY = 200
/** Asked for somewhat more than is needed, the line has room left. */
const PROBE_MARGIN = 1.25

export interface DownlinkOptions {
  /** Absent when the viewer does not tell what arrives: then all is sent. */
  readonly line: Line | undefined
  readonly tracks: readonly SendTrack[]
  /** Pixels of the smaller pictures, while there are any. */
  readonly smallHeight: () => number | undefined
  /** Tells that pictures pause, or go on. */
  readonly held: (isHeld: boolean) => void
}

/**
 * Sees to it that one viewer is sent what he shows and what his line carries: smaller pictures where they suffice or
 * the larger ones are too much, none when those are too. The sound goes on.
 */
export class Downlink {
  private readonly chooser = new PictureChooser()
  private readonly timer: NodeJS.Timeout
  private shownHeight: number | undefined
  private isHeld = false
  private isClosed = false

  constructor(private readonly options: DownlinkOptions) {
    this.timer = setInterval(() => this.look(performance.now()), LOOK_EVERY)
  }

  /** @param height pixels at which the viewer shows the pictures; undefined when he does not say */
  show(height: number | undefined): void {
    this.shownHeight = height
  }

  /** Repeated calls do nothing. Pictures that paused are nobody's concern any more. */
  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    clearInterval(this.timer)
    this.options.line?.close()
    if (this.isHeld) this.options.held(false)
  }

  private look(now: number): void {
    const { line, smallHeight } = this.options
    const needed = { large: this.needed('large', now), small: this.needed('small', now) }
    const { shownHeight } = this
    const overused = line?.isOverused ?? false
    const look = { estimate: line?.estimate, overused, needed, smallHeight: smallHeight(), shownHeight }
    const { layer, isHeld, probe } = this.chooser.look(look, now)
    for (const track of this.video) track.show(layer)
    if (probe !== undefined) this.probe(probe)
    if (isHeld !== this.isHeld) this.hold(isHeld)
  }

  private hold(isHeld: boolean): void {
    this.isHeld = isHeld
    for (const track of this.video) track.hold(isHeld)
    this.options.held(isHeld)
  }

  /** Bits per second of everything, with the pictures of this layer. */
  private needed(layer: Layer, now: number): number {
    const rates = this.options.tracks.map((track) => track.rate(now, track.kind === 'video' ? layer : 'large'))
    return rates.reduce((sum, rate) => sum + rate, 0)
  }

  private probe(needed: number): void {
    const [track] = this.video
    if (track !== undefined) this.options.line?.ask(planProbe(needed * PROBE_MARGIN), () => track.pad())
  }

  private get video(): readonly SendTrack[] {
    return this.options.tracks.filter(({ kind }) => kind === 'video')
  }
}
