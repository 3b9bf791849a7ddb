import type { MediaFault, StreamId, StreamQuality, Tracks } from '../../engine'
import { Stream, type StreamOptions } from './stream'

/** How often silence is looked for, in ms. */
const TICK = 250
/** Ticks from one measurement to the next: a second. */
const MEASURE = 4

export interface HubListener {
  live(streamId: StreamId, tracks: Tracks): void
  tracks(streamId: StreamId, tracks: Tracks): void
  gone(streamId: StreamId): void
  refused(streamId: StreamId, fault: MediaFault): void
  /** Once a second while there are streams, and once when there are none any more: all that are live. */
  measured(qualities: readonly (readonly [StreamId, StreamQuality])[]): void
}

/** All streams of one media process. */
export class Hub {
  private readonly streams = new Map<StreamId, Stream>()
  private readonly timer: NodeJS.Timeout
  private ticks = 0
  private hadStreams = false

  constructor(
    private readonly options: StreamOptions,
    private readonly listener: HubListener
  ) {
    this.timer = setInterval(() => this.tick(), TICK)
  }

  /** The stream with this id, whether somebody publishes it already or not. */
  stream(id: StreamId): Stream {
    const known = this.streams.get(id)
    if (known !== undefined) return known
    const stream = new Stream(id, this.options, {
      changed: (_, { type, tracks }) => this.listener[type](id, tracks),
      gone: () => this.listener.gone(id),
      refused: (_, fault) => this.listener.refused(id, fault),
      empty: (which) => this.forget(which)
    })
    this.streams.set(id, stream)
    return stream
  }

  /** The stream with this id if there is one. */
  find(id: StreamId): Stream | undefined {
    return this.streams.get(id)
  }

  /** Ends all that a member publishes and watches, or one stream with its viewers. */
  disconnect(target: { readonly memberId: string } | { readonly streamId: StreamId }): void {
    if ('streamId' in target) {
      this.streams.get(target.streamId)?.end('disconnected')
      return
    }
    for (const stream of [...this.streams.values()]) stream.disconnect(target.memberId)
  }

  close(): void {
    clearInterval(this.timer)
    for (const stream of [...this.streams.values()]) stream.end('the server is closing')
  }

  private tick(): void {
    for (const stream of [...this.streams.values()]) stream.tick()
    this.ticks = (this.ticks + 1) % MEASURE
    if (this.ticks === 0) this.measure()
  }

  private measure(): void {
    const live = [...this.streams.values()].filter(({ tracks }) => tracks !== undefined)
    if (live.length > 0 || this.hadStreams) this.listener.measured(live.map(({ id, gauge }) => [id, gauge.take()]))
    this.hadStreams = live.length > 0
  }

  private forget(stream: Stream): void {
    if (this.streams.get(stream.id) === stream) this.streams.delete(stream.id)
  }
}
