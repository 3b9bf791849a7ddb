import type { Section } from './offer'

/** Names of RTP header extensions (RFC 8285 §5) that this engine reads or writes. */
export const HeaderExtension = {
  /** How loud the packet's sound is (RFC 6464). */
  AUDIO_LEVEL: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  /** The name of the encoding that a packet belongs to (RFC 8852). */
  LAYER: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  /** A number on every packet of a connection, for feedback on when each of them arrived. */
  TRANSPORT_SEQUENCE: 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01'
} as const
export type HeaderExtension = (typeof HeaderExtension)[keyof typeof HeaderExtension]

/** One line of a section: the number by which packets carry what the name stands for. */
export interface ExtensionMapping {
  /** 1–14, so that one-byte headers can carry it. */
  readonly id: number
  readonly uri: string
}

const MOST_MAPPINGS = 32

export function readExtensions(lines: readonly string[]): ExtensionMapping[] {
  const found = lines.flatMap((line) => {
    const mapping = /^a=extmap:(\d{1,2})(?:\/\w{8})? ([\w:/.#-]{1,128})(?: |$)/.exec(line)
    const id = Number(mapping?.[1])
    return mapping === null || id < 1 || id > 14 ? [] : [{ id, uri: mapping[2] ?? '' }]
  })
  return found.slice(0, MOST_MAPPINGS)
}

/** The number of an extension in a section; undefined when the client does not know it. */
export function extensionId({ extensions }: Section, uri: HeaderExtension): number | undefined {
  return extensions.find((mapping) => mapping.uri === uri)?.id
}

/** The number under which packets of a section are counted over the whole connection, if the client reports on them. */
export function transportSequenceId(section: Section): number | undefined {
  return section.reportsTransport ? extensionId(section, HeaderExtension.TRANSPORT_SEQUENCE) : undefined
}
