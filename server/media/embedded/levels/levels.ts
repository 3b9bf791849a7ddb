import type { StreamId, StreamLevel } from '../../engine'
import type { SoundMeters } from '../codec/meters'
import type { FindEar } from '../hub/ear'
import type { Hub } from '../hub/hub'
import { StreamMeter } from './stream-meter'
import { hearVoice, silence, type Voice } from './voice'

/** Milliseconds between two reports. */
const PERIOD = 400

interface Listening {
  readonly meter: StreamMeter
  voice: Voice
}

/** Tells which of the streams that somebody wants to know it of are speaking. In silence nothing is told. */
export class Levels {
  private readonly streams = new Map<StreamId, Listening>()
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly meters: SoundMeters,
    private readonly report: (levels: readonly StreamLevel[]) => void
  ) {}

  readonly ear: FindEar = ({ id }) => this.streams.get(id)?.meter

  /** Begins to listen to a stream, which may be there already; the headers that it began with are made up for. */
  listen(streamId: StreamId, hub: Pick<Hub, 'find'>): void {
    if (this.streams.has(streamId)) return
    const meter = new StreamMeter(this.meters)
    this.streams.set(streamId, { meter, voice: silence })
    this.timer ??= setInterval(() => this.tick(), PERIOD)
    const stream = hub.find(streamId)
    if (stream?.face === 'tag') for (const header of stream.headers) meter.tag(header)
  }

  stopListening(streamId: StreamId): void {
    this.streams.get(streamId)?.meter.close()
    this.streams.delete(streamId)
    if (this.streams.size > 0) return
    clearInterval(this.timer)
    this.timer = undefined
  }

  /** Repeated calls do nothing. */
  close(): void {
    for (const streamId of [...this.streams.keys()]) this.stopListening(streamId)
  }

  private tick(): void {
    const levels: StreamLevel[] = []
    for (const [streamId, listening] of this.streams) {
      const before = listening.voice
      listening.voice = hearVoice(before, listening.meter.take(), PERIOD)
      if (before.speaks || listening.voice.speaks) levels.push({ streamId, loudness: listening.voice.loudness })
    }
    if (levels.length > 0) this.report(levels)
  }
}
