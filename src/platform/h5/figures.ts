import { type Report, type Sample, figuresBetween, readSample } from '../figures/inbound'
import type { StreamFigures } from '../figures/types'

/** Where the browser's numbers come from. */
export interface Source {
  stats(): Promise<RTCStatsReport | undefined>
}

type Direction = 'inbound-rtp' | 'outbound-rtp'

interface Meter {
  readonly source: Source
  readonly direction: Direction
  /** What the next reading is compared with. */
  last: Sample | undefined
}

const meters = new Map<string, Meter>()

/** Measures a stream until it is unmetered; `''` is one's own. */
export function meter(streamId: string, direction: Direction, source: Source): void {
  meters.set(streamId, { source, direction, last: undefined })
}

/** A later meter of the same stream stays. */
export function unmeter(streamId: string, source: Source): void {
  if (meters.get(streamId)?.source === source) meters.delete(streamId)
}

/** How the streams have travelled since the last call. */
export const readFigures = (): Promise<readonly StreamFigures[]> =>
  Promise.all([...meters].map(([streamId, each]) => readMeter(streamId, each)))

async function readMeter(streamId: string, entry: Meter): Promise<StreamFigures> {
  const now = await sampleOf(entry.source, entry.direction)
  const before = entry.last
  entry.last = now
  const figures = before === undefined || now === undefined ? {} : figuresBetween(before, now)
  return { streamId, ...figures, codes: [] }
}

/** What a connection has carried until now; undefined while there is none. */
export async function sampleOf(source: Source, direction: Direction): Promise<Sample | undefined> {
  const stats = await source.stats().catch(() => undefined)
  if (stats === undefined) return undefined
  const reports: Report[] = []
  stats.forEach((report: Report) => void reports.push(report))
  return readSample(reports, direction, performance.now())
}
