import { VideoCodec } from '../../../../protocol/numbers'

/** H.264 first: mini-programs can play nothing else, and servers pass it on without work. */
export const usualCodecs: readonly VideoCodec[] = [VideoCodec.H264, VideoCodec.VP8]

/** Orders what the browser can send by the names that are preferred; nothing is left out. */
export function preferCodecs(available: readonly RTCRtpCodec[], preferred: readonly VideoCodec[]): RTCRtpCodec[] {
  const rank = (codec: RTCRtpCodec): number => {
    const place = preferred.findIndex((name) => codec.mimeType.toLowerCase() === `video/${name.toLowerCase()}`)
    return place < 0 ? preferred.length + 1 : place + (isPlain(codec) ? 0 : 0.5)
  }
  return [...available].sort((a, b) => rank(a) - rank(b))
}

/** Constrained baseline in the usual packing is the form of H.264 that every player takes. */
function isPlain({ mimeType, sdpFmtpLine = '' }: RTCRtpCodec): boolean {
  if (mimeType.toLowerCase() !== 'video/h264') return true
  return sdpFmtpLine.includes('packetization-mode=1') && sdpFmtpLine.includes('profile-level-id=42e0')
}
