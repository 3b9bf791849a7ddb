import type { Layer } from '../../hub/frame'
import { type GateStep, VideoGate } from './video-gate'

/** Shown this much larger than they are, small pictures still look well. */
const STRETCH = 1.25

export interface ViewerLook {
  /** Bits per second that the line carries; undefined while nothing is known of it. */
  readonly estimate: number | undefined
  /** A queue grows on the line at this moment. */
  readonly overused: boolean
  /** Bits per second that the whole stream takes, with the pictures of each layer. */
  readonly needed: Readonly<Record<Layer, number>>
  /** Pixels of the smaller pictures; undefined while there are none. */
  readonly smallHeight: number | undefined
  /** Pixels at which the viewer shows them; undefined when he does not say. */
  readonly shownHeight: number | undefined
}

export interface PictureChoice {
  readonly layer: Layer
  readonly isHeld: boolean
  /** Bits per second that the line is to be asked for, if it is. */
  readonly probe?: number
}

/** Decides which pictures one viewer is sent: by the size at which they are shown, and by what the line carries. */
export class PictureChooser {
  private readonly largeGate = new VideoGate()
  private readonly pauseGate = new VideoGate()

  get isHeld(): boolean {
    return this.pauseGate.isHeld
  }

  /** @param now milliseconds on a steady clock */
  look(look: ViewerLook, now: number): PictureChoice {
    const { smallHeight, shownHeight } = look
    const hasSmall = smallHeight !== undefined
    const suffices = hasSmall && shownHeight !== undefined && shownHeight <= smallHeight * STRETCH
    // While not even the small ones fit, nobody need ask for the large ones.
    const large = hasSmall && !suffices && !this.isHeld ? this.step(this.largeGate, 'large', look, now) : 'nothing'
    const layer = hasSmall && (suffices || this.largeGate.isHeld) ? 'small' : 'large'
    const isSafe = hasSmall && layer === 'large'
    const pause = isSafe ? 'nothing' : this.step(this.pauseGate, layer, look, now)
    const probed = large === 'probe' ? look.needed.large : pause === 'probe' ? look.needed[layer] : undefined
    return { layer, isHeld: this.isHeld, ...(probed === undefined ? {} : { probe: probed }) }
  }

  private step(gate: VideoGate, layer: Layer, { estimate, overused, needed }: ViewerLook, now: number): GateStep {
    return estimate === undefined ? 'nothing' : gate.look({ estimate, overused, needed: needed[layer] }, now)
  }
}
