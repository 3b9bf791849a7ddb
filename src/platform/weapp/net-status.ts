import type { StreamFigures } from '../figures/types'

type Figures = Omit<StreamFigures, 'streamId' | 'codes'>

const positive = (value: unknown): number | undefined => {
  const read = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof read === 'number' && Number.isFinite(read) && read >= 0 ? read : undefined
}

/**
 * What live-player and live-pusher tell in `netstatus`. `netSpeed` and bit rates are kbps; `audioCache`, milliseconds of
 * sound that wait in the player, is the part of the delay that a phone knows of.
 */
export function readNetStatus(info: unknown): Figures {
  if (typeof info !== 'object' || info === null) return {}
  const status = info as Readonly<Record<string, unknown>>
  const video = positive(status.videoBitrate)
  const audio = positive(status.audioBitrate)
  return {
    kbps: positive(status.netSpeed) ?? (video === undefined ? audio : video + (audio ?? 0)),
    fps: positive(status.videoFPS),
    width: positive(status.videoWidth),
    height: positive(status.videoHeight),
    jitterMs: positive(status.netJitter),
    leastDelayMs: positive(status.audioCache)
  }
}
