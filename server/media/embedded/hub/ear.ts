import type { StreamId } from '../../engine'
import type { RtpPacket, Tag } from './frame'

/** Follows the sound of a stream without being one of its viewers: it keeps nothing alive and asks for nothing. */
export interface Ear {
  /** Timestamps are the publisher's own. */
  tag(tag: Tag): void
  packet(packet: RtpPacket): void
  /** How loud the next audio packet is, as its publisher says: 0 to 127, RFC 6464. */
  loudness(loudness: number): void
}

/** Finds the ear that a stream has at the moment, if it has one. */
export type FindEar = (streamId: StreamId) => Ear | undefined
