import type { StreamId } from '../../engine'
import type { RtpPacket, Source, Tag } from './frame'

/** Follows the sound of a stream without being one of its viewers: it keeps nothing alive and asks for nothing. */
export interface Ear {
  /** Timestamps are the publisher's own. */
  tag(tag: Tag): void
  packet(packet: RtpPacket): void
  /** How loud the next audio packet is, as its publisher says: 0 to 127, RFC 6464. */
  loudness(loudness: number): void
}

/** A stream as it is at the moment. */
export interface Sounding {
  readonly id: StreamId
  /** Sequence headers as they are now, for who begins to listen later than they came. */
  readonly headers: readonly Tag[]
}

/** Finds the ear that somebody has for a stream and its publisher at the moment, if there is one. */
export type FindEar = (stream: Sounding, source: Source) => Ear | undefined
