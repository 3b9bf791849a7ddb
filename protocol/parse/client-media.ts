import type {
  Candidates,
  HangUp,
  Mute,
  Publish,
  PublishedStream,
  Resubscribe,
  Subscribe,
  Unsubscribe
} from '../client-ops'
import { StreamType, isStreamType } from '../numbers'
import { Op } from '../ops'
import { Fields, ID, Malformed, parseJson } from './fields'

const SDP_MAX = 65_536
const CANDIDATES_MAX = 64
const EXTENSION_MAX = 4096
/** Pixels. */
const HEIGHT_MAX = 16_384

/** Publish and subscribe share a number; what the offer is for tells them apart. */
export function parseOffer(fields: Fields): Publish | Subscribe {
  const cctx = fields.optionalText('cctx', ID)
  const offer = {
    op: Op.OFFER,
    rtcId: fields.text('rtcId', ID),
    sdp: parseSdp(fields),
    ...(cctx === undefined ? {} : { cctx })
  }
  if (!fields.isUnset('pubS')) return { ...offer, pubS: parsePublishedStream(fields.inner('pubS')) }
  return { ...offer, ...parseWanted(fields) }
}

function parseWanted(fields: Fields): Pick<Subscribe, 'subSId' | 'subSVideo' | 'subSAudio' | 'subSHeight'> {
  const height = fields.optionalInteger('subSHeight', 1, HEIGHT_MAX)
  return {
    subSId: fields.text('subSId', ID),
    subSVideo: fields.flag('subSVideo'),
    subSAudio: fields.flag('subSAudio'),
    ...(height === undefined ? {} : { subSHeight: height })
  }
}

/** `{type, sdp}` as an object, or as JSON text of one; the type comes in any case and says nothing new. */
function parseSdp(fields: Fields): string {
  const value = fields.raw('sdp')
  if (typeof value === 'string' && value.length > 2 * SDP_MAX) throw new Malformed('sdp', 'a shorter description')
  const description = new Fields(typeof value === 'string' ? parseJson(value, 'sdp') : value, 'sdp')
  return description.text('sdp', { min: 1, max: SDP_MAX })
}

function parsePublishedStream(fields: Fields): PublishedStream {
  const id = fields.optionalText('id', ID)
  const name = fields.optionalText('name', ID)
  const type = fields.isUnset('type') ? StreamType.CAMERA : fields.one('type', isStreamType, 'a stream type')
  return {
    ...(id === undefined ? {} : { id }),
    type,
    voff: fields.flag('voff') ? 1 : 0,
    aoff: fields.flag('aoff') ? 1 : 0,
    ...(fields.isUnset('ext') ? {} : { ext: fields.extension('ext', EXTENSION_MAX) }),
    ...(name === undefined ? {} : { name })
  }
}

/** A list, or JSON text of one, of candidates, each an object or JSON text of one. Ends of candidates are left out. */
export function parseCandidates(fields: Fields): Candidates {
  const value = fields.raw('cands')
  const holder = new Fields({ cands: typeof value === 'string' ? parseJson(value, 'cands') : value }, '')
  const cands = holder.list('cands', CANDIDATES_MAX).map(parseCandidate)
  return {
    op: Op.CANDIDATES,
    rtcId: fields.text('rtcId', ID),
    cands: cands.filter(({ candidate }) => candidate !== '')
  }
}

function parseCandidate(value: unknown): { candidate: string; mid: string } {
  const fields = new Fields(typeof value === 'string' ? parseJson(value, 'cands') : value, 'cands')
  const mid = fields.raw('mid')
  return {
    candidate: fields.optionalText('candidate', { max: 1024 }) ?? '',
    mid: typeof mid === 'number' ? String(mid) : (fields.optionalText('mid', ID) ?? '')
  }
}

export function parseHangUp(fields: Fields): HangUp {
  const endReason = fields.optionalInteger('endReason')
  return { op: Op.HANG_UP, rtcId: fields.text('rtcId', ID), ...(endReason === undefined ? {} : { endReason }) }
}

export function parseResubscribe(fields: Fields): Resubscribe {
  return { op: Op.RESUBSCRIBE, rtcId: fields.text('rtcId', ID), ...parseWanted(fields) }
}

export function parseUnsubscribe(fields: Fields): Unsubscribe {
  return { op: Op.UNSUBSCRIBE, rtcId: fields.text('rtcId', ID), subSId: fields.text('subSId', ID) }
}

export function parseMute(fields: Fields): Mute {
  const rtcId = fields.optionalText('rtcId', ID)
  const streamId = fields.optionalText('streamId', ID)
  if (rtcId === undefined && streamId === undefined) throw new Malformed('rtcId', 'rtcId or streamId')
  return {
    op: Op.STREAM_CHANGED,
    ...(rtcId === undefined ? {} : { rtcId }),
    ...(streamId === undefined ? {} : { streamId }),
    voff: fields.flag('voff') ? 1 : 0,
    aoff: fields.flag('aoff') ? 1 : 0
  }
}
