import type { Conference } from '../services/emedia'

/** More would hold up the drawing of the room. */
const MOST = 3

/** Begins to receive the first streams of a conference as soon as one is in, before there are tiles that ask for them. */
export class Ahead<Received> {
  private readonly begun = new WeakMap<Conference, Map<string, Promise<Received>>>()

  constructor(private readonly begin: (conference: Conference, streamId: string) => Promise<Received>) {}

  start(conference: Conference): void {
    const ids = [...conference.streams.keys()].slice(0, MOST)
    const received = ids.map((id) => [id, this.begin(conference, id)] as const)
    // Whoever takes it hears of the failure.
    for (const [, promise] of received) promise.catch(() => undefined)
    this.begun.set(conference, new Map(received))
  }

  /** What was begun for this stream, once; undefined when nothing was. */
  take(conference: Conference, streamId: string): Promise<Received> | undefined {
    const received = this.begun.get(conference)
    const taken = received?.get(streamId)
    received?.delete(streamId)
    return taken
  }
}
