import type { Codecs } from './codecs'
import type { Format, Section } from './offer'

/**
 * Formats of a section that carry packets of the chosen ones once more, for viewers whose line loses some: pictures sent
 * again as a source of their own (RFC 4588), sound with the packet before in it (RFC 2198). Both keep the numbers of the
 * first packets clean: a plain copy that overtakes its original makes it look lost.
 */
export function repairsOf({ formats }: Section, { opus, h264, vp8 }: Codecs): Format[] {
  const pictures = [h264, vp8].flatMap((format) => format?.payloadType ?? [])
  return formats.filter((format) => {
    if (format.codec === 'rtx') return format.clockRate === 90_000 && pictures.includes(repairedBy(format) ?? -1)
    return format.codec === 'red' && opus !== undefined && isRedOf(format, opus)
  })
}

/** The payload type whose packets a format of retransmissions carries; undefined when it does not say (RFC 4588 §8.1). */
export function repairedBy({ parameters }: Format): number | undefined {
  const found = /(?:^|;)\s*apt=(\d{1,3})\s*(?:;|$)/.exec(parameters)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Two generations of one codec: `111/111` (RFC 2198 §5). */
function isRedOf({ clockRate, parameters }: Format, { payloadType }: Format): boolean {
  return clockRate === 48_000 && parameters === `${payloadType}/${payloadType}`
}
