import type { Authorize, MediaEngine, MediaEvents, StreamGrant, StreamLevel } from '../../../server/media/engine'

/** An engine that runs, and what a test needs to know of it. */
export interface EngineUnderTest {
  readonly engine: MediaEngine
  /** Members whose rights were withdrawn; the engine's authorize callback refuses them. */
  readonly withdrawn: Set<string>
  /** The same address signed by a stranger. */
  forgedUrl(grant: StreamGrant): string
  close(): Promise<void>
}

/** Everything that an engine has reported, in order. */
export class Journal {
  readonly levels: StreamLevel[] = []
  readonly entries: { readonly name: keyof MediaEvents; readonly args: readonly unknown[]; readonly at: number }[] = []

  constructor(engine: MediaEngine) {
    engine.events.on('levels', (levels) => this.levels.push(...levels))
    for (const name of ['live', 'tracks', 'gone', 'refused', 'peerClosed', 'held', 'lost'] as const) {
      engine.events.on(name, (...args: unknown[]) => this.entries.push({ name, args, at: performance.now() }))
    }
  }

  /** Reports of one kind about one stream or peer. */
  of(name: keyof MediaEvents, id?: string) {
    return this.entries.filter((entry) => entry.name === name && (id === undefined || entry.args[0] === id))
  }
}

/** Lets in whoever's rights were not withdrawn. */
export const authorizeUnless =
  (withdrawn: ReadonlySet<string>): Authorize =>
  (grant) =>
    !withdrawn.has(grant.memberId)

let streams = 0

/** An id that no other test uses. */
export const newStreamId = () => `stream-${process.pid}-${++streams}`

export const publishGrant = (streamId: string, memberId = 'publisher'): StreamGrant => ({
  purpose: 'publish',
  conferenceId: 'conference',
  streamId,
  memberId,
  expires: Date.now() + 60_000
})

export const playGrant = (streamId: string, memberId = 'player'): StreamGrant => ({
  ...publishGrant(streamId, memberId),
  purpose: 'play'
})
