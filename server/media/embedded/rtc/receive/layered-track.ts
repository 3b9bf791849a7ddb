import type { ClockReport, Layer, RtpPacket } from '../../hub/frame'
import { LayerSwitch } from '../layer-switch'
import { isRtcp } from '../rtp/packet'
import type { ChosenLayers } from '../sdp/layers'
import { SequenceRow } from '../send/sequence-row'
import type { Wire } from '../wire'
import { LayerClock } from './layer-clock'
import { LayerNames } from './layer-names'
import { type ReceiveOptions, type ReceiveOutput, ReceiveTrack } from './track'

/** Milliseconds after which a layer that does not come is not sent: browsers drop the large one on a thin line. */
const SILENT = 1000

export interface LayeredOutput extends ReceiveOutput {
  /** The same pictures, smaller, on the clock of the others. */
  small(packet: RtpPacket): void
}

/** Pictures that come in two layers: the best there is as one row, and the smaller ones beside it. */
export class LayeredTrack {
  private readonly names: LayerNames
  private readonly tracks: Record<Layer, ReceiveTrack>
  private readonly clock = new LayerClock()
  private readonly row = new SequenceRow(0)
  private readonly best = new LayerSwitch(() => this.row.pause())
  private readonly seenAt: Record<Layer, number> = { large: -Infinity, small: -Infinity }
  private smallSince: number | undefined

  constructor(
    private readonly options: ReceiveOptions,
    layers: ChosenLayers,
    wire: Wire,
    private readonly output: LayeredOutput
  ) {
    this.names = new LayerNames(layers)
    const open = (layer: Layer, ssrc: number): ReceiveTrack =>
      new ReceiveTrack({ ...options, ssrc }, wire, this.outputOf(layer))
    this.tracks = { large: open('large', options.ssrc), small: open('small', options.ssrc) }
  }

  receive(datagram: Buffer): void {
    if (isRtcp(datagram)) {
      this.tracks.large.receive(datagram)
      this.tracks.small.receive(datagram)
      return
    }
    const layer = this.names.layerOf(datagram)
    if (layer !== undefined) this.tracks[layer].receive(datagram)
  }

  /** Of the smaller pictures, or of the best there are. */
  requestKeyFrame(layer: Layer = 'large'): void {
    const { flowing, target } = this.best
    if (layer === 'small') this.tracks.small.requestKeyFrame()
    else for (const meant of new Set([flowing ?? target, target])) this.tracks[meant].requestKeyFrame()
  }

  /** To be called about every 20 ms. */
  askForMissing(): void {
    this.tracks.large.askForMissing()
    this.tracks.small.askForMissing()
  }

  /** To be called about twice a second. */
  report(): void {
    this.tracks.large.report()
    this.tracks.small.report()
    const now = this.options.now()
    const isLargeGone = now - this.seenAt.large > SILENT && now - this.seenAt.small < SILENT
    this.lead(isLargeGone ? 'small' : 'large')
  }

  close(): void {
    this.tracks.large.close()
    this.tracks.small.close()
  }

  private lead(layer: Layer): void {
    if (layer === this.best.target || this.clock.reference === undefined) return
    this.best.want(layer)
    this.tracks[layer].requestKeyFrame()
  }

  private outputOf(layer: Layer): ReceiveOutput {
    const isBest = (): boolean => layer === this.best.target
    return {
      loudness: () => undefined,
      packet: (packet) => this.packet(layer, packet),
      clock: (report) => this.synchronize(layer, report),
      reception: (reception) => isBest() && this.output.reception(reception)
    }
  }

  private packet(layer: Layer, packet: RtpPacket): void {
    this.seen(layer)
    const timestamp = this.clock.convert(layer, packet.timestamp)
    if (timestamp === undefined) return
    const timed = { ...packet, timestamp }
    const best = this.best.take(layer, timed)
    const sequence = best === undefined ? undefined : this.row.map(best.sequence)
    if (best !== undefined && sequence !== undefined) this.output.packet({ ...best, sequence })
    if (layer === 'small' && this.best.flowing === 'large') this.output.small(timed)
  }

  /** The clock of the large one counts, unless it keeps one waiting. */
  private seen(layer: Layer): void {
    const now = this.options.now()
    this.seenAt[layer] = now
    if (layer === 'small') this.smallSince ??= now
    const isLate = this.smallSince !== undefined && now - this.smallSince > SILENT
    if (layer === 'large' || isLate) this.clock.settle(layer)
  }

  private synchronize(layer: Layer, report: ClockReport): void {
    this.clock.report(layer, report)
    const timestamp = this.clock.convert(layer, report.timestamp)
    if (layer === this.best.flowing && timestamp !== undefined) this.output.clock({ ...report, timestamp })
  }
}
