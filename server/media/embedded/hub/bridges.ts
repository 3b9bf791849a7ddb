import type { BridgeFactory, ToRtp, ToTags } from './bridge'
import type { ClockReport, RtpPacket, RtpSink, Source, Tag } from './frame'
import type { RtpFace } from './rtp-face'
import type { TagFace } from './tag-face'

/**
 * Leads what a source sends to both faces of its stream. The face that the source does not speak is reached through a
 * bridge, which is open only while that face has sinks.
 */
export class Bridges {
  private face: Source['face'] | undefined
  private toRtp: ToRtp | undefined
  private toTags: ToTags | undefined

  constructor(
    private readonly factory: BridgeFactory,
    private readonly tags: TagFace,
    private readonly rtp: RtpFace,
    private readonly requestKeyFrame: () => void
  ) {}

  /**
   * A source took over. A bridge from RTP starts anew, for packets are numbered anew; one from tags stays open as long
   * as tags come, and gets the new headers like everybody.
   */
  sourceChanged(face: Source['face']): void {
    this.closeToTags()
    if (face === 'rtp') {
      this.closeToRtp()
      this.rtp.begin()
    }
    this.face = face
    this.tags.clear()
    this.match()
  }

  /** Opens and closes bridges as the sinks need them. To be called whenever sinks come or go. */
  match(): void {
    const rtpNeeded = this.face === 'tag' && this.rtp.size > 0
    const tagsNeeded = this.face === 'rtp' && this.tags.size > 0
    if (!rtpNeeded) this.closeToRtp()
    else if (this.toRtp === undefined) this.openToRtp()
    if (!tagsNeeded) this.closeToTags()
    else if (this.toTags === undefined) this.openToTags()
  }

  tag(tag: Tag): void {
    const own = this.tags.take(tag)
    if (own !== undefined) this.toRtp?.tag(own)
  }

  packet(packet: RtpPacket): void {
    this.rtp.packet(packet)
    this.toTags?.packet(packet)
  }

  /** Smaller pictures are for viewers of RTP alone. */
  small(packet: RtpPacket): void {
    this.rtp.small(packet)
  }

  clock(report: ClockReport): void {
    this.rtp.clock(report)
    this.toTags?.clock(report)
  }

  /** Gives a sink that has just come the pictures that lead up to now, where they are kept. */
  replay(sink: RtpSink): void {
    if (this.toRtp !== undefined) this.rtp.replay(sink, this.toRtp.replay(this.tags.frames))
  }

  close(): void {
    this.closeToRtp()
    this.closeToTags()
    this.face = undefined
  }

  private openToRtp(): void {
    this.rtp.begin()
    this.toRtp = this.factory.toRtp({
      packet: (packet) => this.rtp.packet(packet),
      clock: (report) => this.rtp.clock(report)
    })
    for (const header of this.tags.headers) this.toRtp.tag(header)
  }

  private openToTags(): void {
    this.tags.begin()
    this.toTags = this.factory.toTags((tag) => void this.tags.take(tag), this.requestKeyFrame)
  }

  private closeToRtp(): void {
    this.toRtp?.close()
    this.toRtp = undefined
  }

  private closeToTags(): void {
    if (this.toTags === undefined) return
    this.toTags.close()
    this.toTags = undefined
    this.tags.clear()
  }
}
