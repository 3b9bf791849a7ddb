import * as fc from 'fast-check'
import { ConfrType, Role } from '../../../../protocol/numbers'
import { Op } from '../../../../protocol/ops'
import type { ServerEvent } from '../../../../protocol/server-events'
import type { Terminal } from '../../../../protocol/shapes'
import { decide } from '../../../../server/conference/decide'
import type { Command } from '../../../../server/conference/decide/command'
import type { Effect } from '../../../../server/conference/model/effects'
import { timerName } from '../../../../server/conference/model/effects'
import { headcount, isAnnounced, roleOf } from '../../../../server/conference/model/find'
import type { State } from '../../../../server/conference/model/state'
import { wireLists } from '../../../../server/conference/model/wire'
import { readSnapshot, writeSnapshot } from '../../../../server/conference/snapshot'
import { aContext } from '../../../support/conference/decisions'
import { aState, mini, nameOf, ours, web } from '../../../support/conference/states'

/** What a client that only listens believes; built like the vendor's clients do, which break where this throws. */
class Picture {
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

/** The state, what each session believes, and which timers run. */
class World {
  state: State
  readonly pictures = new Map<string, Picture>()
  readonly timers = new Set<string>(['empty'])
  private count = 0

  constructor(type: ConfrType) {
    this.state = aState({
      type,
      limits: { maxTalkerCount: 3, maxVideoCount: 2, maxAudienceCount: 2, maxPubDesktopCount: 1 }
    })
  }

  run(command: Command): void {
    const before = this.state
    const decision = decide(before, command, { ...aContext, now: (this.count += 1) })
    if ('error' in decision) return
    this.state = decision.state
    if (command.type === 'enter' || command.type === 'resume') this.look(before, command)
    for (const effect of decision.effects) this.perform(effect)
    this.check(before, command)
  }

  seatFor(who: string): { sessId: string; memId: string; name: string } {
    this.count += 1
    return { sessId: `S${this.count}`, memId: `MS_X${this.count}`, name: nameOf(who) }
  }

  /** Whoever enters starts from the lists; a mini-program that comes back starts from what it knew and has missed. */
  private look(before: State, command: Extract<Command, { type: 'enter' | 'resume' }>): void {
    const sessId = command.type === 'enter' ? command.seat.sessId : command.sessId
    const member = this.state.members.find((each) => each.sessId === sessId)!
    if (command.type === 'resume' && member.terminal.type === 'MINI_PROGRAM') {
      const missed = before.members.find((each) => each.sessId === sessId)?.missed ?? []
      for (const event of missed) this.pictures.get(sessId)?.hear(event)
      return
    }
    const picture = new Picture(this.state.version, member.memId)
    const { mems, streams } = wireLists(this.state)
    for (const { id } of mems) if (id !== member.memId) picture.members.add(id)
    for (const { id, memId, sver } of streams) if (memId !== member.memId) picture.streams.set(id, sver)
    this.pictures.set(sessId, picture)
  }

  private perform(effect: Effect): void {
    if (effect.type === 'send') {
      const picture = this.pictures.get(effect.sessId)
      if (picture === undefined) throw new Error('an event to somebody who never entered, or has left')
      picture.hear(effect.event)
    }
    if (effect.type === 'closeLink') this.pictures.delete(effect.sessId)
    if (effect.type === 'startTimer') this.timers.add(timerName(effect.timer))
    if (effect.type === 'cancelTimer') this.timers.delete(timerName(effect.timer))
  }

  private check(before: State, command: Command): void {
    const { state } = this
    expect(state.version).toBeGreaterThanOrEqual(before.version)
    if (state.ended) return
    const ids = new Set(state.members.map((member) => member.memId))
    expect(ids.size).toBe(state.members.length)
    expect(new Set(state.members.map((member) => member.name)).size).toBe(state.members.length)
    for (const stream of state.streams) expect(ids).toContain(stream.memId)
    for (const { memId } of state.streams)
      expect(state.members.find((member) => member.memId === memId)?.role).not.toBe(Role.AUDIENCE)
    if (command.type !== 'leaderlessOver') this.checkRoles(before, command)
    this.checkPlaces(command)
    this.checkTimers()
    this.checkPictures()
    expect(readSnapshot(JSON.parse(JSON.stringify(writeSnapshot(state))))).toEqual(state)
  }

  private checkRoles(before: State, command: Command): void {
    for (const { name, role } of this.state.members) {
      const was = roleOf(before, name)
      const gained = was !== undefined && role > was && before.members.some((member) => member.name === name)
      if (gained && command.type !== 'enter') {
        expect(command.type).toBe('grant')
        expect('by' in command && roleOf(before, command.by)).toBe(Role.ADMIN)
      }
      expect(this.state.banned).not.toContain(name)
    }
  }

  private checkPlaces(command: Command): void {
    if (command.type !== 'enter' && command.type !== 'grant') return
    const { talkers, audience } = headcount(this.state.members)
    expect(talkers).toBeLessThanOrEqual(3)
    if (this.state.type !== ConfrType.LIVE) expect(talkers + audience).toBeLessThanOrEqual(5)
  }

  /** Nothing waits without a timer, and no timer waits for nothing. */
  private checkTimers(): void {
    const { members, streams } = this.state
    const expected = [
      ...members.filter((member) => !member.online).map((member) => `grace ${member.sessId}`),
      ...streams
        .filter((s) => s.rebuilding || s.status === 'orphaned' || s.status === 'reviving')
        .map((s) => `media ${s.id}`),
      ...(members.length === 0 ? ['empty'] : [])
    ]
    expect([...this.timers].filter((name) => name !== 'leaderless').sort()).toEqual(expected.sort())
  }

  /** Who is connected believes what is true. */
  private checkPictures(): void {
    for (const member of this.state.members.filter((each) => each.online)) {
      const picture = this.pictures.get(member.sessId)!
      const { mems, streams } = wireLists(this.state)
      expect([...picture.members].sort()).toEqual(
        mems
          .map((each) => each.id)
          .filter((id) => id !== member.memId)
          .sort()
      )
      const foreign = streams.filter((stream) => stream.memId !== member.memId)
      expect([...picture.streams].sort()).toEqual(foreign.map((stream) => [stream.id, stream.sver]).sort())
    }
  }
}

const people = ['ann', 'bob', 'cid', 'dan', 'eve', 'fay']
const person = fc.constantFrom(...people)
const role = fc.constantFrom(Role.AUDIENCE, Role.TALKER, Role.ADMIN)
const flag = fc.constantFrom<0 | 1>(0, 1)
const terminal = fc.constantFrom<Terminal>(web, ours, mini)
const tracks = fc.record({ audio: fc.boolean(), video: fc.boolean() })
const index = fc.nat({ max: 5 })

/** One thing that happens, in terms of whoever and whatever is there at that moment. */
type Move = (world: World) => Command | undefined
const memberAt = (world: World, at: number) => world.state.members[at % Math.max(1, world.state.members.length)]
const streamAt = (world: World, at: number) => world.state.streams[at % Math.max(1, world.state.streams.length)]

const byMember = (make: (sessId: string, member: NonNullable<ReturnType<typeof memberAt>>) => Command | undefined) =>
  index.map((at): Move => (world) => {
    const member = memberAt(world, at)
    return member === undefined ? undefined : make(member.sessId, member)
  })
const byStream = (make: (stream: NonNullable<ReturnType<typeof streamAt>>) => Command | undefined) =>
  index.map((at): Move => (world) => {
    const stream = streamAt(world, at)
    return stream === undefined ? undefined : make(stream)
  })
const timeIsUp: fc.Arbitrary<Move> = index.map((at): Move => (world) => {
  // An empty conference that ends ends the story, too.
  const running = [...world.timers].filter((each) => each !== 'empty')
  const name = running[at % Math.max(1, running.length)]
  if (name === undefined) return undefined
  world.timers.delete(name)
  const [type, of = ''] = name.split(' ')
  if (type === 'grace') return { type: 'graceOver', sessId: of }
  if (type === 'media') return { type: 'mediaOver', streamId: of }
  return type === 'leaderless' ? { type: 'leaderlessOver' } : undefined
})

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ who: person, role, terminal }).map(({ who, ...rest }): Move => (world) => ({
      type: 'enter',
      seat: world.seatFor(who),
      nickName: who,
      ext: {},
      ticketTime: 1e9,
      ...rest
    }))
  },
  { weight: 2, arbitrary: byMember((sessId) => ({ type: 'exit', sessId })) },
  { weight: 3, arbitrary: byMember((sessId) => ({ type: 'lost', sessId })) },
  {
    weight: 3,
    arbitrary: byMember((sessId, { name, online }) => (online ? undefined : { type: 'resume', sessId, name }))
  },
  {
    weight: 2,
    arbitrary: fc.record({ by: person, who: person, ban: fc.boolean() }).map(({ by, who, ban }): Move => () => ({
      type: 'kick',
      by: nameOf(by),
      names: [who],
      ban: ban && who !== 'ann'
    }))
  },
  {
    weight: 4,
    arbitrary: fc
      .record({ by: person, who: person, role, type: fc.constantFrom<'grant' | 'degrade'>('grant', 'degrade') })
      .map(({ by, who, ...rest }): Move => () => ({ ...rest, by: nameOf(by), names: [who] }))
  },
  {
    weight: 6,
    arbitrary: fc
      .record({
        at: index,
        rtcId: fc.constantFrom('a', 'b'),
        voff: flag,
        type: fc.constantFrom<0 | 1>(0, 1),
        rtmp: fc.boolean()
      })
      .map(({ at, rtcId, voff, type, rtmp }): Move => (world) => {
        const sessId = memberAt(world, at)?.sessId
        if (sessId === undefined) return undefined
        const stream = { type, voff, aoff: 0 } as const
        return rtmp
          ? { type: 'publish', sessId, rtcId: `p${rtcId}`, via: 'rtmp', peerId: null, stream: { ...stream, type: 0 } }
          : { type: 'publish', sessId, rtcId, via: 'webrtc', peerId: `${sessId}:${rtcId}`, stream }
      })
  },
  {
    weight: 4,
    arbitrary: byStream(({ id, peerId }) =>
      peerId === null ? undefined : { type: 'answered', streamId: id, peerId, codec: 'H264' }
    )
  },
  {
    weight: 6,
    arbitrary: tracks.chain((flowing) => byStream(({ id }) => ({ type: 'live', streamId: id, tracks: flowing })))
  },
  {
    weight: 2,
    arbitrary: tracks.chain((flowing) => byStream(({ id }) => ({ type: 'tracks', streamId: id, tracks: flowing })))
  },
  { weight: 2, arbitrary: byStream(({ id }) => ({ type: 'gone', streamId: id })) },
  {
    weight: 3,
    arbitrary: fc
      .boolean()
      .chain((rebuild) => byStream(({ peerId }) => (peerId === null ? undefined : { type: 'hangUp', peerId, rebuild })))
  },
  {
    weight: 4,
    arbitrary: byStream(({ memId, rtcId, via, peerId, type, voff, aoff }) =>
      via === 'rtmp'
        ? undefined
        : { type: 'publish', sessId: `S${memId.slice(4)}`, rtcId, via, peerId, stream: { type, voff, aoff } }
    )
  },
  { weight: 2, arbitrary: fc.constant<Move>(() => ({ type: 'mediaLost' })) },
  {
    weight: 2,
    arbitrary: fc.record({ voff: flag, aoff: flag }).chain((off) =>
      byStream(({ id, memId }) => ({
        type: 'mute',
        sessId: `S${memId.slice(4)}`,
        streamId: id,
        ...off
      }))
    )
  },
  {
    weight: 1,
    arbitrary: person.map((by): Move => () => ({ type: 'flags', by: nameOf(by), flags: { muteAll: true } }))
  },
  {
    weight: 1,
    arbitrary: person.map((by): Move => () => ({
      type: 'attributes',
      by: nameOf(by),
      changes: [{ key: 'k', val: by, op: 'UPDATE' }]
    }))
  },
  { weight: 3, arbitrary: timeIsUp }
)

const entering =
  (who: string): Move =>
  (world) => ({
    type: 'enter',
    seat: world.seatFor(who),
    nickName: who,
    ext: {},
    ticketTime: 1e9,
    role: Role.TALKER,
    terminal: web
  })
const offering: Move = ({ state }) => {
  const sessId = state.members[0]?.sessId ?? ''
  const stream = { type: 0, voff: 0, aoff: 0 } as const
  return { type: 'publish', sessId, rtcId: 'a', via: 'webrtc', peerId: `${sessId}:a`, stream }
}
const answering: Move = ({
  state: {
    streams: [stream]
  }
}) =>
  stream === undefined || stream.peerId === null
    ? undefined
    : { type: 'answered', streamId: stream.id, peerId: stream.peerId, codec: 'H264' }
const arriving: Move = ({
  state: {
    streams: [stream]
  }
}) => (stream === undefined ? undefined : { type: 'live', streamId: stream.id, tracks: { audio: true, video: true } })
const dying: Move = () => ({ type: 'mediaLost' })
/** The one story that chance seldom tells to its end. */
const revival = [entering('ann'), entering('bob'), offering, answering, arriving, dying, offering, answering, arriving]

test.each([ConfrType.COMMUNICATION, ConfrType.LIVE])(
  'whatever happens in a conference of type %d, everybody keeps a true picture',
  (type) => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 60 }), (moves) => {
        const world = new World(type)
        for (const make of moves) {
          const command = make(world)
          if (command === undefined) continue
          world.run(command)
          for (const stream of world.state.streams) if (isAnnounced(stream)) seen.add(stream.status)
        }
      }),
      { numRuns: 60, examples: [[revival]] }
    )
    expect([...seen].sort()).toEqual(['live', 'orphaned', 'reviving'])
  }
)
