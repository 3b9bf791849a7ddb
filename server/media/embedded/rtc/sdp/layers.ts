import type { Codecs } from './codecs'
import { extensionId, HeaderExtension } from './extensions'
import type { Section } from './offer'

/** Of the encodings of one picture, the two that are taken. */
export interface ChosenLayers {
  readonly large: string
  readonly small: string
  /** The number under which packets name theirs. */
  readonly nameId: number
}

/** Reads simulcast (RFC 8853 §5.1): of alternatives the first, nothing that is paused or not described. */
export function readLayers(lines: readonly string[]): string[] {
  const described = lines.flatMap((line) => /^a=rid:([\w-]{1,16}) send(?: |$)/.exec(line)?.[1] ?? [])
  const offered = lines.flatMap((line) => /^a=simulcast:send ([\w~,;-]{1,128})(?: |$)/.exec(line)?.[1] ?? [])
  const names = (offered[0] ?? '').split(';').map((alternatives) => alternatives.split(',')[0] ?? '')
  return [...new Set(names.filter((name) => described.includes(name)))]
}

/** The first and the last, if the client names packets by them. Only in H.264, in which viewers change over at any key frame. */
export function chooseLayers(section: Section, { h264 }: Codecs): ChosenLayers | undefined {
  const nameId = extensionId(section, HeaderExtension.LAYER)
  const [large] = section.layers
  const small = section.layers.at(-1)
  const isOne = large === undefined || small === undefined || large === small
  return h264 === undefined || nameId === undefined || isOne ? undefined : { large, small, nameId }
}

/** Agrees to both layers. */
export function layerLines({ large, small, nameId }: ChosenLayers): string[] {
  return [
    `a=extmap:${nameId} ${HeaderExtension.LAYER}`,
    `a=rid:${large} recv`,
    `a=rid:${small} recv`,
    `a=simulcast:recv ${large};${small}`
  ]
}
