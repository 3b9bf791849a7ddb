import fc from 'fast-check'
import { MediaError } from '../../../../server/media/engine'
import { announce } from '../../../../server/media/embedded/rtc/sdp/announce'
import { readCandidate } from '../../../../server/media/embedded/rtc/sdp/candidate'
import { cleanOffer } from '../../../../server/media/embedded/rtc/sdp/clean'
import { publishedCodec, viewedCodecs } from '../../../../server/media/embedded/rtc/sdp/codecs'
import { readOffer } from '../../../../server/media/embedded/rtc/sdp/offer'
import { repairedBy, repairsOf } from '../../../../server/media/embedded/rtc/sdp/repair'

const FINGERPRINT = `sha-256 ${Array<string>(32).fill('AB').join(':')}`
const SESSION = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1']
const TRANSPORT = ['a=ice-ufrag:abcd', `a=ice-pwd:${'p'.repeat(24)}`, `a=fingerprint:${FINGERPRINT}`, 'a=setup:actpass']
const AUDIO = ['m=audio 9 UDP/TLS/RTP/SAVPF 111 0', ...TRANSPORT, 'a=mid:0', 'a=sendrecv']
const OPUS = ['a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1', 'a=rtpmap:0 PCMU/8000']
const VIDEO = ['m=video 9 UDP/TLS/RTP/SAVPF 96 102 106 108', ...TRANSPORT, 'a=mid:1', 'a=recvonly']
const CODECS = [
  'a=rtpmap:96 VP8/90000',
  'a=rtpmap:102 H264/90000',
  'a=fmtp:102 packetization-mode=1;profile-level-id=640032',
  'a=rtpmap:106 H264/90000',
  'a=fmtp:106 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  'a=rtpmap:108 H264/90000',
  'a=fmtp:108 packetization-mode=0;profile-level-id=42e01f'
]
const LINES = [...SESSION, ...AUDIO, ...OPUS, 'a=ssrc:1234 cname:x', ...VIDEO, ...CODECS]
const join = (lines: readonly string[]) => lines.join('\r\n') + '\r\n'
const OFFER = join(LINES)

/** Why an action was refused; undefined when it was not, or by something else than a MediaError. */
function reasonOf(action: () => unknown): MediaError['reason'] | undefined {
  try {
    action()
  } catch (error) {
    if (error instanceof MediaError) return error.reason
  }
  return undefined
}

describe('reading an offer', () => {
  it('takes transport, sections, codecs in order and sources', () => {
    const offer = readOffer(OFFER)
    expect(offer).toMatchObject({ ufrag: 'abcd', password: 'p'.repeat(24), fingerprint: FINGERPRINT, setup: 'actpass' })
    expect(offer.sections).toMatchObject([
      { kind: 'audio', mid: '0', direction: 'sendrecv', ssrcs: [1234] },
      { kind: 'video', mid: '1', direction: 'recvonly', ssrcs: [] }
    ])
    expect(offer.sections[1]!.formats.map(({ payloadType }) => payloadType)).toEqual([96, 102, 106, 108])
  })

  const without = (text: string) => join(LINES.filter((line) => !line.startsWith(text)))
  const refused: [what: string, sdp: string][] = [
    ['nothing', ''],
    ['something else', 'this is no SDP'],
    ['no section', join([...SESSION, ...TRANSPORT])],
    ['no ICE user name', without('a=ice-ufrag')],
    ['no ICE password', without('a=ice-pwd')],
    ['no fingerprint', without('a=fingerprint')],
    ['no mid', without('a=mid')],
    ['two audio sections', join([...LINES, ...AUDIO.map((line) => line.replace('mid:0', 'mid:7'))])],
    ['one mid twice', OFFER.replace('a=mid:1', 'a=mid:0')],
    ['a data channel', join([...LINES, 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'a=mid:2'])],
    ['media without encryption', OFFER.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP')],
    ['too much', OFFER + 'a=x\r\n'.repeat(20_000)]
  ]
  it.each(refused)('refuses an offer with %s', (_, sdp) => {
    expect(reasonOf(() => readOffer(sdp))).toBe('bad-offer')
  })

  it('throws nothing but MediaError, whatever it is given', () => {
    const line = fc.oneof(
      fc.constantFrom(...LINES),
      fc.string(),
      fc.string({ unit: 'binary' }).map((text) => `a=${text}`)
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        try {
          const offer = readOffer(join(lines))
          expect(offer.sections.length).toBeLessThanOrEqual(2)
        } catch (error) {
          expect(error).toBeInstanceOf(MediaError)
        }
      })
    )
  })

  it('hands the library only lines that it wrote itself', () => {
    const hostile = OFFER.replace('a=mid:1', 'a=mid:1\r\na=rid:1 send\r\na=candidate:1 1 udp 1 evil.example 5 typ host')
    const offer = readOffer(hostile)
    const chosen = offer.sections.map((section) => ({ section, codecs: viewedCodecs(section) }))
    const cleaned = cleanOffer(offer, chosen)
    expect(cleaned).not.toMatch(/evil|rid|PCMU|usedtx=1.*\n.*evil/)
    expect(readOffer(cleaned).sections.map(({ mid, direction }) => [mid, direction])).toEqual([
      ['0', 'sendrecv'],
      ['1', 'recvonly']
    ])
  })
})

describe('choosing codecs', () => {
  const video = (...lines: string[]) => {
    const payloadTypes = lines.flatMap((line) => /rtpmap:(\d+)/.exec(line)?.[1] ?? []).join(' ')
    const head = `m=video 9 UDP/TLS/RTP/SAVPF ${payloadTypes}`
    return readOffer(join([...SESSION, head, ...VIDEO.slice(1), ...lines])).sections[0]!
  }

  it('prefers H.264 Constrained Baseline in packetization mode 1, whatever stands first', () => {
    expect(publishedCodec(video(...CODECS))).toMatchObject({ h264: { payloadType: 106 } })
  })
  it('takes another profile of H.264 before VP8', () => {
    expect(publishedCodec(video(...CODECS.slice(0, 3)))).toMatchObject({ h264: { payloadType: 102 } })
  })
  it('takes VP8 when H.264 comes in single packets only', () => {
    expect(publishedCodec(video(CODECS[0]!, CODECS[5]!, CODECS[6]!))).toEqual({ vp8: expect.anything() as unknown })
  })
  it('repairs for viewers what they can have repaired, and nothing else', () => {
    const lines = LINES.map((line) =>
      line.replace('SAVPF 111 0', 'SAVPF 111 63 64 0').replace('102 106', '102 107 109 106')
    )
    const video = ['a=rtpmap:107 rtx/90000', 'a=fmtp:107 apt=106', 'a=rtpmap:109 rtx/90000', 'a=fmtp:109 apt=108']
    const at = lines.findIndex((line) => line.startsWith('m=video'))
    const audio = ['a=rtpmap:63 red/48000/2', 'a=fmtp:63 111/111', 'a=rtpmap:64 red/48000/2', 'a=fmtp:64 111/0']
    const { sections } = readOffer(join([...lines.slice(0, at), ...audio, ...lines.slice(at), ...video]))
    const repairs = sections.map((section) => repairsOf(section, viewedCodecs(section)))
    expect(repairs.map((formats) => formats.map(({ payloadType }) => payloadType))).toEqual([[63], [107]])
    expect(repairs[1]!.map(repairedBy)).toEqual([106])
  })
  it('serves viewers in whatever the publisher will send', () => {
    expect(viewedCodecs(video(...CODECS))).toMatchObject({ h264: { payloadType: 106 }, vp8: { payloadType: 96 } })
  })
  it('refuses a section with neither', () => {
    const section = video('a=rtpmap:98 VP9/90000')
    for (const choose of [publishedCodec, viewedCodecs]) {
      expect(reasonOf(() => choose(section))).toBe('unsupported-codec')
    }
  })
})

describe('candidates', () => {
  it.each([
    [
      'a=candidate:1 1 udp 2113937151 192.168.1.2 50000 typ host generation 0',
      'candidate:1 1 UDP 2113937151 192.168.1.2 50000 typ host'
    ],
    [
      'candidate:a 1 UDP 1 2001:db8::1 9 typ srflx raddr 0.0.0.0 rport 0',
      'candidate:a 1 UDP 1 2001:db8::1 9 typ srflx'
    ],
    ['candidate:1 1 udp 2113937151 3f1c.local 50000 typ host', undefined],
    ['candidate:1 1 udp 1 999.1.1.1 50000 typ host', undefined],
    ['candidate:1 1 tcp 1 192.168.1.2 9 typ host tcptype active', undefined],
    ['candidate:1 1 udp 1 192.168.1.2 70000 typ host', undefined],
    ['', undefined]
  ])('reads %s', (line, expected) => expect(readCandidate(line)).toBe(expected))

  it('announces the public address before the local ones', () => {
    const answer = 'm=audio\r\na=candidate:1 1 UDP 2 10.0.0.1 40000 typ host\r\na=end-of-candidates\r\n'
    const lines = announce(answer, { address: '203.0.113.5', port: 4000 }, 40_000).split('\r\n')
    expect(lines[1]).toMatch(/203\.0\.113\.5 4000 typ host$/)
    expect(lines[2]).toMatch(/10\.0\.0\.1 40000/)
    expect(announce(answer, undefined, 40_000)).toBe(answer)
  })
})
