import { MediaError } from '../../../engine'
import type { Kind } from '../../hub/frame'
import { readCandidate } from './candidate'
import { readExtensions, type ExtensionMapping } from './extensions'
import { readLayers } from './layers'

/** What we take from a client's SDP offer (RFC 8866, RFC 8829); everything else in it is ignored. */
export interface Offer {
  readonly ufrag: string
  readonly password: string
  /** Hash algorithm and value as they stand in SDP. */
  readonly fingerprint: string
  readonly setup: 'actpass' | 'active' | 'passive'
  readonly sections: readonly Section[]
}

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

/** One m= section. */
export interface Section {
  readonly kind: Kind
  readonly mid: string
  /** As seen by the client. */
  readonly direction: Direction
  readonly formats: readonly Format[]
  /** Sources that the client says it will send in this section. */
  readonly ssrcs: readonly number[]
  /** Names of the encodings of one picture that the client offers to send at the same time, the preferred one first. */
  readonly layers: readonly string[]
  /** Header extensions that the client knows. */
  readonly extensions: readonly ExtensionMapping[]
  /** The client can tell when each packet of the connection arrived (transport-cc). */
  readonly reportsTransport: boolean
  /** Without the leading `a=`. */
  readonly candidates: readonly string[]
}

export interface Format {
  readonly payloadType: number
  /** Lower case. */
  readonly codec: string
  readonly clockRate: number
  readonly parameters: string
}

const MOST_CHARACTERS = 64 * 1024
const MOST_FORMATS = 64
const MOST_SSRCS = 8
const MOST_CANDIDATES = 16

/** @throws {MediaError} 'bad-offer' when the text is not an offer of at most one audio and one video section */
export function readOffer(sdp: string): Offer {
  if (sdp.length > MOST_CHARACTERS) throw bad('it is too long')
  const [session = [], ...blocks] = splitSections(sdp)
  if (session[0] !== 'v=0') throw bad('it is not SDP')
  const sections = blocks.map(readSection)
  if (sections.length === 0) throw bad('it has no section')
  const isTwice = (value: string, index: number, all: readonly string[]): boolean => all.indexOf(value) !== index
  if (sections.map(({ kind }) => kind).some(isTwice)) throw bad('it has two sections of one kind')
  if (sections.map(({ mid }) => mid).some(isTwice)) throw bad('two sections share one mid')
  return { ...readTransport([...session, ...blocks.flat()]), sections }
}

function bad(reason: string): MediaError {
  return new MediaError('bad-offer', `The offer cannot be used: ${reason}.`)
}

/** The session's own lines, then those of each section. */
function splitSections(sdp: string): string[][] {
  const blocks: string[][] = [[]]
  for (const line of sdp.split(/\r\n|\r|\n/)) {
    if (line.startsWith('m=')) blocks.push([])
    blocks.at(-1)?.push(line)
  }
  return blocks
}

/** All sections share one transport (BUNDLE), so the first value counts wherever it stands. */
function readTransport(lines: readonly string[]): Omit<Offer, 'sections'> {
  const ufrag = firstMatch(lines, /^a=ice-ufrag:([A-Za-z0-9+/]{4,256})$/)
  const password = firstMatch(lines, /^a=ice-pwd:([A-Za-z0-9+/]{22,256})$/)
  const fingerprint = firstMatch(
    lines,
    /^a=fingerprint:(sha-(?:1|224|256|384|512) (?:[0-9A-Fa-f]{2}:){19,63}[0-9A-Fa-f]{2})$/i
  )
  const setup = firstMatch(lines, /^a=setup:(actpass|active|passive)$/)
  if (ufrag === undefined || password === undefined) throw bad('it has no ICE credentials')
  if (fingerprint === undefined) throw bad('it has no certificate fingerprint')
  return { ufrag, password, fingerprint, setup: (setup as Offer['setup'] | undefined) ?? 'actpass' }
}

function readSection(lines: readonly string[]): Section {
  const media = /^m=(audio|video) (\d{1,5})(?:\/\d+)? [A-Z/]*RTP\/SAVPF?((?: \d{1,3})+)$/.exec(lines[0] ?? '')
  if (media === null) throw bad('a section is neither audio nor video over DTLS-SRTP')
  const mid = firstMatch(lines, /^a=mid:([\w!#$%&'*+.^`{|}~-]{1,32})$/)
  if (mid === undefined) throw bad('a section has no mid')
  const isRejected = media[2] === '0' && !lines.includes('a=bundle-only')
  const direction = firstMatch(lines, /^a=(sendrecv|sendonly|recvonly|inactive)$/) as Direction | undefined
  return {
    kind: media[1] as Kind,
    mid,
    direction: isRejected ? 'inactive' : (direction ?? 'sendrecv'),
    formats: readFormats(lines, (media[3] ?? '').trim().split(' ').map(Number)),
    ssrcs: readSsrcs(lines),
    layers: readLayers(lines),
    extensions: readExtensions(lines),
    reportsTransport: lines.some((line) => /^a=rtcp-fb:(?:\*|\d{1,3}) transport-cc$/.test(line)),
    candidates: readCandidates(lines)
  }
}

/** In the order of preference that the m= line gives. */
function readFormats(lines: readonly string[], payloadTypes: readonly number[]): Format[] {
  const names = new Map<number, { codec: string; clockRate: number }>()
  const parameters = new Map<number, string>()
  for (const line of lines) {
    const name = /^a=rtpmap:(\d{1,3}) ([\w.-]{1,32})\/(\d{1,6})(?:\/\d+)?$/.exec(line)
    if (name !== null) names.set(Number(name[1]), { codec: (name[2] ?? '').toLowerCase(), clockRate: Number(name[3]) })
    const own = /^a=fmtp:(\d{1,3}) ([\w=;,. +/-]{1,512})$/.exec(line)
    if (own !== null) parameters.set(Number(own[1]), own[2] ?? '')
  }
  return payloadTypes.slice(0, MOST_FORMATS).flatMap((payloadType) => {
    const name = names.get(payloadType)
    if (name === undefined || payloadType > 127) return []
    return [{ payloadType, ...name, parameters: parameters.get(payloadType) ?? '' }]
  })
}

function readSsrcs(lines: readonly string[]): number[] {
  const found = lines.flatMap((line) => /^a=ssrc:(\d{1,10})(?: |$)/.exec(line)?.[1] ?? [])
  const ssrcs = found.map(Number).filter((ssrc) => ssrc > 0 && ssrc < 2 ** 32)
  return [...new Set(ssrcs)].slice(0, MOST_SSRCS)
}

function readCandidates(lines: readonly string[]): string[] {
  return lines.flatMap((line) => (line.startsWith('a=') ? (readCandidate(line) ?? []) : [])).slice(0, MOST_CANDIDATES)
}

function firstMatch(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const found = pattern.exec(line)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}
