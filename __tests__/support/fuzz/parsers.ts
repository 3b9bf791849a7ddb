import { parseClientFrame } from '../../../protocol/parse/client'
import { cleanName, looksLikeAny, skeleton } from '../../../protocol/shown-names'
import { readAacConfig } from '../../../server/media/embedded/codec/aac-config'
import { parseAvcRecord } from '../../../server/media/embedded/h264/avc-record'
import { splitAvc } from '../../../server/media/embedded/h264/nal'
import { parseSps } from '../../../server/media/embedded/h264/sps'
import { splitCompound } from '../../../server/media/embedded/rtc/rtcp/compound'
import { readRtp } from '../../../server/media/embedded/rtc/rtp/packet'
import { readCandidate } from '../../../server/media/embedded/rtc/sdp/candidate'
import { readOffer } from '../../../server/media/embedded/rtc/sdp/offer'
import { MediaError } from '../../../server/media/engine'
import { decodeAmf } from '../../../server/media/embedded/rtmp/amf0-decode'
import { ChunkReader } from '../../../server/media/embedded/rtmp/chunk-reader'
import { ProtocolError } from '../../../server/media/embedded/rtmp/protocol-error'
import type { Random } from '../random'
import { objectLike } from './http'
import { rtmpPieces } from './raw'
import type { Target } from './target'
import { bent, bentBytes, evilText } from './values'

const TEN_MEGABYTES = 10_000_000
const SPS = Buffer.from('6742c01fda014016e840000003004000000ca3c60ca8', 'hex')
const RECORD = Buffer.concat([
  Buffer.from([1, 0x42, 0xc0, 0x1f, 0xff, 0xe1, 0, SPS.length]),
  SPS,
  Buffer.from([1, 0, 0])
])
const RTP = Buffer.from('90e0000100000001000000029bede0000111223344556677', 'hex')
const RTCP = Buffer.from('81c9000700000001000000020000000000000000000000000000000000000000', 'hex')

const offer = `v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r
c=IN IP4 0.0.0.0\r\na=mid:0\r\na=ice-ufrag:abcd\r\na=ice-pwd:${'p'.repeat(24)}\r\na=fingerprint:sha-256 ${'AA:'.repeat(31)}AA\r
a=setup:actpass\r\na=sendrecv\r\na=rtcp-mux\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10\r\n`

/** Messages of members, as text. The parser never throws. */
export function hostileFrame(target: Target, random: Random): Promise<void> {
  const text = JSON.stringify({
    ...objectLike(target, random),
    op: random.pick([200, 102, 105, 400, 1002, 9311]),
    tsxId: 'x'
  })
  parseClientFrame(random.chance(0.5) ? text : bent(random, text))
  return Promise.resolve()
}

/** Names with whatever Unicode has. What is shown is one line without direction marks, and cleaning it again changes nothing. */
export function hostileName(_target: unknown, random: Random): Promise<void> {
  const many = random.chance(0.000_02)
  const name = many ? ''.padEnd(TEN_MEGABYTES, evilText(random) || 'x') : mixed(random)
  const clean = cleanName(name)
  if (/[\r\n\u202a-\u202e\u2066-\u2069]/.test(clean)) throw new Error(`${JSON.stringify(name)} is shown as it is`)
  if (cleanName(clean) !== clean) throw new Error(`${JSON.stringify(name)} is cleaned only in part`)
  skeleton(name)
  looksLikeAny(name.slice(0, 100), ['admin', 'host'])
  return Promise.resolve()
}

const mixed = (random: Random): string =>
  Array.from({ length: 1 + random.below(4) }, () =>
    random.chance(0.5) ? evilText(random).slice(0, 100) : String.fromCodePoint(random.below(0xd7ff))
  ).join('')

/** What phones and browsers send to the media process, without the process. Only the errors that are caught there come. */
export function hostileMedia(_target: unknown, random: Random): Promise<void> {
  try {
    random.pick(readers)(random)
  } catch (error) {
    if (!(error instanceof ProtocolError) && !(error instanceof MediaError)) throw error
  }
  return Promise.resolve()
}

const [, , ...messages] = rtmpPieces()

const readers: readonly ((random: Random) => unknown)[] = [
  (random) => chunks(bentBytes(random, Buffer.concat(messages)), random),
  (random) =>
    decodeAmf(
      bentBytes(random, Buffer.from('0200046c69766500400000000000000003000361707002000461626364000009', 'hex'))
    ),
  (random) => parseSps(bentBytes(random, SPS)),
  (random) => parseAvcRecord(bentBytes(random, RECORD)),
  (random) =>
    splitAvc(bentBytes(random, Buffer.concat([Buffer.from([0, 0, 0, SPS.length]), SPS])), 1 + random.below(4)),
  (random) => readAacConfig(bentBytes(random, Buffer.from([0x11, 0x90]))),
  (random) => readRtp(bentBytes(random, RTP)),
  (random) => splitCompound(bentBytes(random, RTCP)),
  (random) => readOffer(bent(random, offer)),
  (random) => readCandidate(bent(random, 'candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host generation 0'))
]

/** In pieces of any size. */
function chunks(bytes: Buffer, random: Random): void {
  const reader = new ChunkReader({ message: 1e6, pending: 1e7 }, () => undefined)
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + random.below(300)
    reader.push(bytes.subarray(at, end))
    at = end
  }
}
