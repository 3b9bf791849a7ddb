import { Audio, type Direction, Video } from 'node-datachannel'

export type Kind = 'audio' | 'video'

export const PAYLOAD_TYPES: Readonly<Record<Kind, number>> = { video: 102, audio: 111 }

/** The section of a description for sound or pictures, as browsers offer them to the server. */
export function mediaOf(kind: Kind, direction: Direction): Audio | Video {
  if (kind === 'audio') {
    const audio = new Audio('0', direction)
    audio.addOpusCodec(PAYLOAD_TYPES.audio)
    return audio
  }
  const video = new Video('1', direction)
  video.addH264Codec(PAYLOAD_TYPES.video, 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f')
  return video
}
