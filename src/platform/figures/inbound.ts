import type { StreamFigures } from './types'

/** Sums of a received stream since it began, as `RTCPeerConnection.getStats` has them. */
export interface Sample {
  /** Milliseconds of any clock that runs on. */
  readonly at: number
  readonly bytes: number
  readonly packets: number
  readonly lost: number
  readonly frames: number
  /** Seconds that all pictures together waited from their first packet until they were decoded. */
  readonly processing: number
  readonly width: number | undefined
  readonly height: number | undefined
  /** Seconds. */
  readonly jitter: number | undefined
  readonly roundTrip: number | undefined
}

/** A report of any kind; the browser's own type knows too few of them. */
export type Report = Readonly<Record<string, unknown>>

const number = (report: Report | undefined, key: string): number | undefined => {
  const value = report?.[key]
  return typeof value === 'number' ? value : undefined
}

/** Adds up what concerns the media of one direction; `kind` is `inbound-rtp` or `outbound-rtp`. */
export function readSample(reports: readonly Report[], kind: 'inbound-rtp' | 'outbound-rtp', at: number): Sample {
  const media = reports.filter(({ type }) => type === kind)
  const video = media.find((report) => report.kind === 'video')
  const pair = reports.find(
    ({ type, state, nominated }) => type === 'candidate-pair' && state === 'succeeded' && nominated === true
  )
  const sum = (key: string): number => media.reduce((total, report) => total + (number(report, key) ?? 0), 0)
  const isIn = kind === 'inbound-rtp'
  return {
    at,
    bytes: sum(isIn ? 'bytesReceived' : 'bytesSent'),
    packets: sum(isIn ? 'packetsReceived' : 'packetsSent'),
    lost: sum('packetsLost'),
    frames: number(video, isIn ? 'framesDecoded' : 'framesEncoded') ?? 0,
    processing: number(video, 'totalProcessingDelay') ?? processingOf(video),
    width: number(video, 'frameWidth'),
    height: number(video, 'frameHeight'),
    jitter: number(video, 'jitter') ?? number(media[0], 'jitter'),
    roundTrip: number(pair, 'currentRoundTripTime')
  }
}

/** For browsers without the sum: its two largest parts. */
const processingOf = (video: Report | undefined): number =>
  (number(video, 'jitterBufferDelay') ?? 0) + (number(video, 'totalDecodeTime') ?? 0)

/** What has happened between two samples. */
export function figuresBetween(before: Sample, now: Sample): Omit<StreamFigures, 'streamId' | 'codes'> {
  const seconds = (now.at - before.at) / 1000
  if (seconds <= 0) return {}
  const frames = now.frames - before.frames
  const packets = now.packets - before.packets
  const lost = Math.max(0, now.lost - before.lost)
  const waited = frames > 0 ? ((now.processing - before.processing) / frames) * 1000 : undefined
  const roundTripMs = now.roundTrip === undefined ? undefined : now.roundTrip * 1000
  return {
    kbps: Math.round(((now.bytes - before.bytes) * 8) / 1000 / seconds),
    fps: Math.round(frames / seconds),
    width: now.width,
    height: now.height,
    lossPercent: packets + lost === 0 ? undefined : Math.round((lost / (packets + lost)) * 1000) / 10,
    jitterMs: now.jitter === undefined ? undefined : Math.round(now.jitter * 1000),
    roundTripMs: roundTripMs === undefined ? undefined : Math.round(roundTripMs),
    leastDelayMs: waited === undefined ? undefined : Math.round(waited + (roundTripMs ?? 0) / 2)
  }
}
