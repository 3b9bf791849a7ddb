import type { Layer, RtpPacket } from '../hub/frame'
import { timestampDistance } from './rtp/serial'

/** One row of pictures out of two layers of them. It changes over at key frames; time never turns back. */
export class LayerSwitch {
  private wanted: Layer = 'large'
  private current: Layer | undefined
  private newest: number | undefined
  private nudge = 0

  /** @param joins the next packet begins a new numbering */
  constructor(private readonly joins: () => void) {}

  /** The layer that flows; undefined while the first key frame is waited for. */
  get flowing(): Layer | undefined {
    return this.current
  }

  get target(): Layer {
    return this.wanted
  }

  /** Until a key frame of that layer comes, the other one goes on. */
  want(layer: Layer): void {
    this.wanted = layer
  }

  /** Nothing flows until the next key frame of the wanted layer. */
  restart(): void {
    this.current = undefined
  }

  /** The packet as it belongs into the row; undefined when it does not. */
  take(layer: Layer, packet: RtpPacket): RtpPacket | undefined {
    if (layer !== this.current && !this.canBegin(layer, packet)) return undefined
    const timestamp = (packet.timestamp + this.nudge) >>> 0
    if (this.newest === undefined || timestampDistance(this.newest, timestamp) > 0) this.newest = timestamp
    return timestamp === packet.timestamp ? packet : { ...packet, timestamp }
  }

  /** The same picture of the other layer may have gone out already: two with one time would be taken for one. */
  private canBegin(layer: Layer, { keyFrame, timestamp }: RtpPacket): boolean {
    if (layer !== this.wanted || !keyFrame) return false
    const isChange = this.current !== undefined
    this.current = layer
    this.nudge = isChange && this.newest !== undefined ? Math.max(0, 1 - timestampDistance(this.newest, timestamp)) : 0
    if (isChange) this.joins()
    return true
  }
}
