import { VideoCodec } from '../../protocol/numbers'

/** The video codec that an answer settles on; null when it takes no video. */
export function videoCodecOf(sdp: string): VideoCodec | null {
  const [, section] = sdp.split(/^m=(?=video )/m)
  const [, port, payloadType] = /^video (\d+) \S+ (\d+)/.exec(section ?? '') ?? []
  if (section === undefined || payloadType === undefined || port === '0') return null
  const [, name] = new RegExp(`^a=rtpmap:${payloadType} ([^/]+)/`, 'm').exec(section) ?? []
  return Object.values(VideoCodec).find((codec) => codec === name?.toUpperCase()) ?? null
}
