import type { ClockReport, Kind, RtpPacket, RtpSink } from './frame'
import { RtpSplice } from './rtp-splice'

/** The side of a stream that WebRTC sees: RTP packets in one unbroken numbering, whoever sends them. */
export class RtpFace {
  private readonly members = new Set<RtpSink>()
  private readonly splices: Record<Kind, RtpSplice>
  private readonly smalls: RtpSplice
  /** The newest of each kind, for who comes between two. */
  private readonly reports = new Map<Kind, ClockReport>()

  constructor(now: () => number) {
    this.splices = { audio: new RtpSplice(48_000, now), video: new RtpSplice(90_000, now) }
    this.smalls = new RtpSplice(90_000, now)
  }

  get sinks(): readonly RtpSink[] {
    return [...this.members]
  }

  get size(): number {
    return this.members.size
  }

  /** The new sink learns at once how sound and picture belong together. */
  add(sink: RtpSink): void {
    this.members.add(sink)
    for (const report of this.reports.values()) sink.clock(report)
  }

  remove(sink: RtpSink): boolean {
    return this.members.delete(sink)
  }

  /** Another source, or another run of the bridge, begins. */
  begin(): void {
    this.splices.audio.begin()
    this.splices.video.begin()
    this.smalls.begin()
    this.reports.clear()
  }

  packet(packet: RtpPacket): void {
    const own = this.splices[packet.kind].packet(packet)
    for (const sink of this.members) sink.packet(own)
  }

  /** Of the smaller pictures: numbered for themselves, but in the time of the others. */
  small(packet: RtpPacket): void {
    const timestamp = this.splices.video.retime(packet.timestamp)
    if (timestamp === undefined) return
    const own = { ...this.smalls.packet(packet), timestamp }
    for (const sink of this.members) sink.small?.(own)
  }

  clock(report: ClockReport): void {
    const own = this.splices[report.kind].clock(report)
    if (own === undefined) return
    this.reports.set(own.kind, own)
    for (const sink of this.members) sink.clock(own)
  }

  /** Packets that lie before the present, for one sink that has just come. */
  replay(sink: RtpSink, packets: readonly RtpPacket[]): void {
    for (const packet of packets) sink.packet(this.splices[packet.kind].packet(packet))
  }

  end(reason: string): void {
    const sinks = this.sinks
    this.members.clear()
    for (const sink of sinks) sink.end(reason)
  }
}
