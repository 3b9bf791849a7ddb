import type { Codecs } from './codecs'
import type { ChosenLayers } from './layers'
import type { Direction, Format, Offer, Section } from './offer'

/** One section of an offer with the codecs that were chosen of it. */
export interface ChosenSection {
  readonly section: Section
  readonly codecs: Codecs
  /** Of what is viewed: formats that carry the chosen ones once more. */
  readonly repairs?: readonly Format[]
  /** Of what is published; absent where it comes in one encoding. */
  readonly layers?: ChosenLayers | undefined
}

/**
 * Writes an offer anew from what was read of it, so that the native library never parses a stranger's text. A section
 * without a usable codec keeps its first format: it will be answered as inactive.
 */
export function cleanOffer(offer: Offer, chosen: readonly ChosenSection[]): string {
  const mids = chosen.map(({ section }) => section.mid).join(' ')
  const session = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', `a=group:BUNDLE ${mids}`]
  const lines = [...session, ...chosen.flatMap((part) => sectionLines(offer, part))]
  return lines.join('\r\n') + '\r\n'
}

function sectionLines(offer: Offer, chosen: ChosenSection): string[] {
  const { section } = chosen
  const formats = formatsOf(chosen)
  return [
    `m=${section.kind} 9 UDP/TLS/RTP/SAVPF ${formats.map(({ payloadType }) => payloadType).join(' ')}`,
    'c=IN IP4 0.0.0.0',
    `a=mid:${section.mid}`,
    `a=${section.direction satisfies Direction}`,
    `a=ice-ufrag:${offer.ufrag}`,
    `a=ice-pwd:${offer.password}`,
    `a=fingerprint:${offer.fingerprint}`,
    `a=setup:${offer.setup}`,
    'a=rtcp-mux',
    ...formats.flatMap(formatLines),
    ...section.ssrcs.map((ssrc) => `a=ssrc:${ssrc} cname:publisher`),
    ...section.candidates.map((candidate) => `a=${candidate}`)
  ]
}

function formatLines({ payloadType, codec, clockRate, parameters }: Format): string[] {
  const channels = codec === 'opus' || codec === 'red' ? '/2' : ''
  const name = `a=rtpmap:${payloadType} ${codec}/${clockRate}${channels}`
  return parameters === '' ? [name] : [name, `a=fmtp:${payloadType} ${parameters}`]
}

/** The chosen formats, else whatever stands first, so that the section is not empty. */
export function formatsOf({ section, codecs, repairs = [] }: ChosenSection): Format[] {
  const chosen = [codecs.opus, codecs.h264, codecs.vp8].filter((format) => format !== undefined)
  if (chosen.length > 0) return [...chosen, ...repairs]
  return [section.formats[0] ?? { payloadType: 96, codec: 'unknown', clockRate: 90_000, parameters: '' }]
}
