import { Audio, Video } from 'node-datachannel'
import type { Kind } from '../hub/frame'
import type { ChosenSection } from './sdp/clean'
import { formatsOf } from './sdp/clean'
import { layerLines } from './sdp/layers'
import { extensionId, HeaderExtension, transportSequenceId } from './sdp/extensions'
import type { Format, Section } from './sdp/offer'
import { repairedBy } from './sdp/repair'

export type TrackDirection = 'RecvOnly' | 'SendOnly' | 'Inactive'

/** How a track that we send names itself; all tracks with the same `stream` play in sync (RFC 8830). */
export interface TrackLabel {
  readonly ssrc: number
  /** The source of what is sent again (RFC 4588), if it has one. */
  readonly repairSsrc?: number | undefined
  readonly cname: string
  readonly stream: string
}

/** Sent back to publishers: no discontinuous transmission, whose gaps RTMP players take for a broken line. */
const OPUS_PARAMETERS = 'minptime=10;useinbandfec=1'

/** Our side of one section of the answer. */
export function describeTrack(chosen: ChosenSection, direction: TrackDirection, label?: TrackLabel): Audio | Video {
  const { section, layers } = chosen
  const { kind, mid } = section
  const media = kind === 'video' ? new Video(mid, direction) : new Audio(mid, direction)
  const formats = formatsOf(chosen)
  for (const format of formats) addFormat(media, format)
  if (direction === 'RecvOnly') for (const line of levelLines(section)) media.parseSdpLine(line)
  if (layers !== undefined) for (const line of layerLines(layers)) media.parseSdpLine(line)
  if (direction === 'SendOnly') for (const line of transportLines(section, formats)) media.parseSdpLine(line)
  if (label !== undefined) addSources(media, label, kind)
  return media
}

/** Agrees to be told with each packet how loud it is: so nothing need be decoded to know who speaks. */
function levelLines(section: Section): string[] {
  const id = section.kind === 'audio' ? extensionId(section, HeaderExtension.AUDIO_LEVEL) : undefined
  return id === undefined ? [] : [`a=extmap:${id} ${HeaderExtension.AUDIO_LEVEL}`]
}

/** Agrees to a number on every packet of the connection, and to reports on when each arrived. */
function transportLines(section: Section, formats: readonly Format[]): string[] {
  const id = transportSequenceId(section)
  if (id === undefined) return []
  const feedback = formats.map(({ payloadType }) => `a=rtcp-fb:${payloadType} transport-cc`)
  return [`a=extmap:${id} ${HeaderExtension.TRANSPORT_SEQUENCE}`, ...feedback]
}

/** The source of the packets and that of those sent again belong together (RFC 5576 §4.2). */
function addSources(media: Audio | Video, { ssrc, repairSsrc, cname, stream }: TrackLabel, kind: Kind): void {
  const sources = repairSsrc === undefined ? [ssrc] : [ssrc, repairSsrc]
  if (sources.length > 1) media.parseSdpLine(`a=ssrc-group:FID ${sources.join(' ')}`)
  for (const source of sources) media.addSSRC(source, cname, stream, `${stream}-${kind}`)
}

function addFormat(media: Audio | Video, format: Format): void {
  const { payloadType, codec, clockRate, parameters } = format
  const repaired = codec === 'rtx' ? repairedBy(format) : undefined
  if (repaired !== undefined) media.addRTXCodec(payloadType, repaired, clockRate)
  else if ('addOpusCodec' in media) {
    if (codec === 'red') media.addAudioCodec(payloadType, `red/${clockRate}/2`, parameters)
    else if (codec === 'opus') media.addOpusCodec(payloadType, OPUS_PARAMETERS)
    else media.addAudioCodec(payloadType, codec)
  } else if (codec === 'h264') media.addH264Codec(payloadType, parameters)
  else if (codec === 'vp8') media.addVP8Codec(payloadType)
  else media.addVideoCodec(payloadType, codec)
}
