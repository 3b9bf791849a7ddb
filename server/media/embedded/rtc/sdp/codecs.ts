import { MediaError } from '../../../engine'
import type { Format, Section } from './offer'

/** The formats of a section that this engine understands, one for each codec. */
export interface Codecs {
  readonly opus?: Format
  readonly h264?: Format
  readonly vp8?: Format
}

/** What the engine can carry of a section; empty when nothing. */
export function usableCodecs({ kind, formats }: Section): Codecs {
  if (kind === 'audio')
    return { opus: formats.find(({ codec, clockRate }) => codec === 'opus' && clockRate === 48_000) }
  const video = formats.filter(({ clockRate }) => clockRate === 90_000)
  return { h264: bestH264(video), vp8: video.find(({ codec }) => codec === 'vp8') }
}

/**
 * The one codec in which a publisher is to send: H.264 before VP8, because only H.264 reaches mini-programs.
 *
 * @throws {MediaError} 'unsupported-codec'
 */
export function publishedCodec(section: Section): Codecs {
  const { opus, h264, vp8 } = usableCodecs(section)
  if (opus !== undefined) return { opus }
  if (h264 !== undefined) return { h264 }
  if (vp8 !== undefined) return { vp8 }
  throw unsupported(section)
}

/**
 * All codecs in which a viewer can be served: which one it will be depends on the publisher, who may come later.
 *
 * @throws {MediaError} 'unsupported-codec'
 */
export function viewedCodecs(section: Section): Codecs {
  const codecs = usableCodecs(section)
  if (Object.values(codecs).every((format) => format === undefined)) throw unsupported(section)
  return codecs
}

function unsupported({ kind }: Section): MediaError {
  const known = kind === 'audio' ? 'Opus' : 'H.264 or VP8'
  return new MediaError('unsupported-codec', `The offer's ${kind} section has no ${known}.`)
}

/** Single packets cannot hold a key frame, so packetization mode 1 is a must (RFC 6184 §6.3). */
function bestH264(formats: readonly Format[]): Format | undefined {
  const candidates = formats.filter(
    ({ codec, parameters }) => codec === 'h264' && /packetization-mode=1/.test(parameters)
  )
  return candidates.reduce<Format | undefined>(
    (best, format) => (best === undefined || profileRank(format) > profileRank(best) ? format : best),
    undefined
  )
}

/** Constrained Baseline is what live-player and every browser decode. */
function profileRank({ parameters }: Format): number {
  const profile = /profile-level-id=([0-9a-f]{4})/i.exec(parameters)?.[1]?.toLowerCase()
  if (profile === '42e0') return 3
  if (profile === '42c0') return 2
  return profile === '4200' ? 1 : 0
}
