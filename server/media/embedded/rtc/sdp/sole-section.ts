import type { Offer, Section } from './offer'

/**
 * The native library tells the packets of sections apart by the sources that an offer names, and an offer with layers
 * names none. Where it knows one section only, it hands over all packets. So it is shown that one, and the answer gets
 * the others from us: all share one transport.
 */

const SHARED = /^a=(?:ice-ufrag|ice-pwd|fingerprint|setup|candidate|end-of-candidates)\b/

/** The offer as if it had this section alone. */
export function soleOffer(offer: Offer, section: Section): Offer {
  const candidates = offer.sections.flatMap((each) => each.candidates)
  return { ...offer, sections: [{ ...section, candidates }] }
}

/**
 * The answer to the whole offer.
 *
 * @param answer to the one section
 * @param others text of the other sections by their mid, from `m=` on, without their transport
 */
export function completeAnswer(answer: string, { sections }: Offer, others: ReadonlyMap<string, string>): string {
  const start = answer.indexOf('m=')
  const own = answer.slice(start)
  const mids = sections.map(({ mid }) => mid).join(' ')
  const session = answer.slice(0, start).replace(/^a=group:BUNDLE .*$/m, `a=group:BUNDLE ${mids}`)
  const shared = own.split('\r\n').filter((line) => SHARED.test(line))
  const parts = sections.map(({ mid }) => {
    const other = others.get(mid)
    return other === undefined ? own : `${other.trimEnd()}\r\n${shared.join('\r\n')}\r\n`
  })
  return session + parts.join('')
}
