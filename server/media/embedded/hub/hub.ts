import type { MediaFault, StreamId, Tracks } from '../../engine'
import { Stream, type StreamOptions } from './stream'

/** How often silence is looked for, in ms. */
const TICK = 250

export interface HubListener {
  live(streamId: StreamId, tracks: Tracks): void
  tracks(streamId: StreamId, tracks: Tracks): void
  gone(streamId: StreamId): void
  refused(streamId: StreamId, fault: MediaFault): void
}

/** All streams of one media process. */
export class Hub {
  private readonly streams = new Map<StreamId, Stream>()
  private readonly timer: NodeJS.Timeout

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
  }

  private forget(stream: Stream): void {
    if (this.streams.get(stream.id) === stream) this.streams.delete(stream.id)
  }
}
