import * as fc from 'fast-check'
import { Role } from '../../../protocol/numbers'
import type { Terminal } from '../../../protocol/shapes'
import type { Command } from '../../../server/conference/decide/command'
import { mini, nameOf, ours, web } from './states'
import type { World } from './world'

const people = ['ann', 'bob', 'cid', 'dan', 'eve', 'fay']
const person = fc.constantFrom(...people)
const role = fc.constantFrom(Role.AUDIENCE, Role.TALKER, Role.ADMIN)
const flag = fc.constantFrom<0 | 1>(0, 1)
const terminal = fc.constantFrom<Terminal>(web, ours, mini)
const tracks = fc.record({ audio: fc.boolean(), video: fc.boolean() })
const index = fc.nat({ max: 5 })

/** One thing that happens, in terms of whoever and whatever is there at that moment. */
export type Move = (world: World) => Command | undefined
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

export const anyMove: fc.Arbitrary<Move> = fc.oneof(
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
