import { ConfrType, Role } from '../../../protocol/numbers'
import { Op } from '../../../protocol/ops'
import type { EnterAnswer, Terminal } from '../../../protocol/shapes'
import type { ServerEvent } from '../../../protocol/server-events'
import { createConferences } from '../../../server/conference'
import type { Conference, Conferences, Link, RoomRequest, Snapshots } from '../../../server/conference/contract'
import type { ConferencesOptions } from '../../../server/conference/options'
import { eventLine } from './decisions'
import { FakeClock } from './fake-clock'
import { RecordingEngine } from './recording-engine'
import { nameOf, web } from './states'

/** Keeps snapshots as the JSON text that a file would hold. `onSave` sees each of them come. */
export class MemorySnapshots implements Snapshots {
  readonly kept = new Map<string, string>()
  readonly refused: unknown[] = []
  onSave: (conferenceId: string) => void = () => undefined

  load<Kept>(read: (snapshot: unknown) => Kept): Promise<readonly Kept[]> {
    const all = [...this.kept.values()].flatMap((text) => {
      try {
        return [read(JSON.parse(text))]
      } catch (error) {
        this.refused.push(error)
        return []
      }
    })
    return Promise.resolve(all)
  }

  save(conferenceId: string, snapshot: unknown): void {
    this.onSave(conferenceId)
    this.kept.set(conferenceId, JSON.stringify(snapshot))
  }

  remove(conferenceId: string): void {
    this.kept.delete(conferenceId)
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

/** A client's socket that writes down what it hears. */
export class Ear implements Link {
  readonly events: ServerEvent[] = []
  closed = false

  send(event: ServerEvent): void {
    this.events.push(event)
  }

  close(): void {
    this.closed = true
  }

  get heard(): string[] {
    return this.events.map(eventLine)
  }

  /** What was heard since the last time. */
  take(): string[] {
    return this.events.splice(0).map(eventLine)
  }
}

export interface Visit {
  readonly ear: Ear
  readonly answer: EnterAnswer
  readonly after: readonly ServerEvent[]
}

/** The conferences with everything around them that a test can look into. */
export class Hall {
  readonly clock: FakeClock
  readonly engine = new RecordingEngine()
  readonly snapshots: MemorySnapshots
  readonly complaints: string[] = []
  conferences!: Conferences

  /** A second hall over the first one's snapshots is the server after a crash. */
  constructor(before?: Hall) {
    this.clock = before?.clock ?? new FakeClock()
    this.snapshots = before?.snapshots ?? new MemorySnapshots()
  }

  async open(options: Partial<ConferencesOptions> = {}): Promise<this> {
    let count = this.clock.now()
    const next = (prefix: string): string => `${prefix}${(count += 1)}`
    const complain = (_: object, sentence: string): void => void this.complaints.push(sentence)
    this.conferences = await createConferences({
      engine: this.engine,
      tokens: { roleToken: (id, name) => `role ${id} ${name}`, useToken: (_, sessId) => `use-${sessId}` },
      snapshots: this.snapshots,
      log: { info: () => undefined, warn: complain, error: complain },
      domain: 'easemob.com',
      joinRole: 'creator-is-admin',
      clock: this.clock,
      ids: { conference: () => next('TS_X'), member: () => next('MS_X'), session: () => next('S') },
      ...options
    })
    return this
  }

  room(who: string, changes: Partial<RoomRequest> = {}): Promise<{ conference: Conference; isCreator: boolean }> {
    return this.conferences.openRoom(
      { appKey: 'org#app', name: nameOf(who) },
      {
        roomName: 'room',
        type: ConfrType.COMMUNICATION,
        password: '',
        rec: false,
        recMerge: false,
        limits: {},
        ext: {},
        ...changes
      }
    )
  }

  /** Enters with a ticket that was given out at this moment. */
  visit(conference: Conference, who: string, options: VisitOptions = {}): Visit {
    const ear = new Ear()
    const { role = Role.TALKER, terminal = web, sessId, ticketTime = this.clock.now() } = options
    const tkt = {
      tktId: 't',
      url: 'ws://h/',
      confrId: conference.id,
      memName: nameOf(who),
      type: 'confr',
      role,
      rights: role,
      timestamp: ticketTime,
      expires: ticketTime + 86_400_000,
      hmac: 'checked by the socket'
    }
    const { body, after } = conference.enter(ear, {
      op: { op: Op.ENTER, tkt, nickName: who, ext: { nickName: who }, res: terminal },
      ip: '10.0.0.9',
      origin: 'https://meet.example',
      ...(sessId === undefined ? {} : { sessId })
    })
    return { ear, answer: body, after }
  }
}

export interface VisitOptions {
  readonly role?: Role
  readonly terminal?: Terminal
  readonly sessId?: string
  readonly ticketTime?: number
}
