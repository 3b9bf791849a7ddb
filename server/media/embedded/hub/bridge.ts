import type { ClockReport, RtpPacket, Tag } from './frame'

/** Turns the tags of one stream into RTP. Starts with the sequence headers, then gets every tag in order. */
export interface ToRtp {
  tag(tag: Tag): void
  /**
   * The video of a cached GOP for one sink that has just come. Its packets are numbered backwards from the next one
   * that the bridge will send, and their timestamps squeezed into steps of 1 ms that end at the newest tag, so that the
   * sink decodes at once and shows the present moment.
   */
  replay(gop: readonly Tag[]): readonly RtpPacket[]
  close(): void
}

/** Turns the RTP of one stream into tags, beginning with the sequence headers. */
export interface ToTags {
  packet(packet: RtpPacket): void
  clock(report: ClockReport): void
  close(): void
}

/** What a bridge to RTP writes to. */
export interface RtpOutput {
  packet(packet: RtpPacket): void
  clock(report: ClockReport): void
}

/** Makes bridges; a stream asks for one only while a sink needs it. */
export interface BridgeFactory {
  toRtp(output: RtpOutput): ToRtp
  /** Timestamps of the tags run on the bridge's own clock; the stream splices them into its timeline. */
  toTags(output: (tag: Tag) => void, requestKeyFrame: () => void): ToTags
}
