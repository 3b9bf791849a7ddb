import { Op } from '../../../protocol/ops'
import type { ServerEvent } from '../../../protocol/server-events'

/** What a client that only listens believes; built like the vendor's clients do, which break where this throws. */
export class Picture {
  readonly members = new Set<string>()
  readonly streams = new Map<string, number>()
  constructor(
    private cver: number,
    private readonly self: string
  ) {}

  hear(event: ServerEvent): void {
    if ('cver' in event) {
      if (event.cver < this.cver) throw new Error(`cver went back from ${this.cver} to ${event.cver}`)
      this.cver = event.cver
    }
    if (event.op === Op.MEMBER_JOINED) this.joined(event.mem.id)
    if (event.op === Op.MEMBER_LEFT && event.memId !== this.self) this.left(event.memId)
    if (event.op === Op.STREAM_ADDED) this.added(event.memId, event.pubS.id, event.pubS.sver)
    if (event.op === Op.STREAM_REMOVED && !this.streams.delete(event.pubSId))
      throw new Error('303 of an unknown stream')
    if (event.op === Op.STREAM_CHANGED && !this.streams.has(event.streamId)) throw new Error('400 of an unknown stream')
  }

  private joined(memId: string): void {
    if (memId === this.self) throw new Error('300 of oneself')
    this.members.add(memId)
  }

  private left(memId: string): void {
    if (!this.members.delete(memId)) throw new Error('301 of an unknown member')
    for (const id of this.streams.keys()) if (id.endsWith(`__Of_${memId.slice(4)}`)) this.streams.delete(id)
  }

  private added(memId: string, id: string, sver: number): void {
    if (memId === this.self) throw new Error('302 of one’s own stream')
    if (!this.members.has(memId)) throw new Error('302 before the owner is known')
    if (this.streams.get(id) === sver) throw new Error('the same version twice')
    this.streams.set(id, sver)
  }
}
