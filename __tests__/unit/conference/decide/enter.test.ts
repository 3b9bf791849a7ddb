import { ConfrType, Role } from '../../../../protocol/numbers'
import type { EnterCommand } from '../../../../server/conference/decide/command'
import { roleOf } from '../../../../server/conference/model/find'
import type { State } from '../../../../server/conference/model/state'
import { decided, lines, refusalOf } from '../../../support/conference/decisions'
import {
  aMeeting,
  aMember,
  aState,
  aStream,
  away,
  memberIdOf,
  mini,
  nameOf,
  sessionOf,
  web
} from '../../../support/conference/states'

const entering = (who: string, changes: Partial<EnterCommand> = {}): EnterCommand => ({
  type: 'enter',
  seat: { sessId: `${sessionOf(who)}2`, memId: `${memberIdOf(who)}2`, name: nameOf(who) },
  nickName: who,
  ext: {},
  terminal: web,
  role: Role.TALKER,
  ticketTime: 900,
  ...changes
})

const talkers = (count: number): State['members'] => Array.from({ length: count }, (_, index) => aMember(`t${index}`))
const listeners = (count: number): State['members'] =>
  Array.from({ length: count }, (_, index) => aMember(`l${index}`, { role: Role.AUDIENCE }))

describe('who enters', () => {
  test('is told to everybody who is there, and not to the newcomer', () => {
    const { state, effects } = decided(aMeeting(), entering('dan'))
    expect(lines(effects)).toEqual(['ann < 300 MS_Xdan2', 'bob < 300 MS_Xdan2', 'cid < 300 MS_Xdan2'])
    expect(state.version).toBe(11)
    expect(state.members.at(-1)).toMatchObject({ memId: 'MS_Xdan2', online: true, role: Role.TALKER })
  })

  test('keeps an empty conference from ending', () => {
    expect(lines(decided(aState(), entering('ann')).effects)).toContain('cancel empty')
  })

  test.each<[string, string, string]>([
    ['the name people know them by', 'Danny', 'Danny'],
    ['the short name when they gave none', '', 'dan'],
    ['the short name when the mini-program gave its full name', nameOf('dan'), 'dan']
  ])('is called by %s', (_, nickName, expected) => {
    expect(decided(aState(), entering('dan', { nickName })).state.members[0]?.nickName).toBe(expected)
  })

  test.each<[string, Partial<State>, Role, Role]>([
    ['the creator', {}, Role.TALKER, Role.ADMIN],
    ['somebody who was made an audience', { roles: { [nameOf('ann')]: Role.AUDIENCE } }, Role.TALKER, Role.AUDIENCE],
    ['an admin by ticket who was lowered', { roles: { [nameOf('ann')]: Role.TALKER } }, Role.ADMIN, Role.TALKER],
    ['a stranger with an audience ticket', { roles: {} }, Role.AUDIENCE, Role.AUDIENCE],
    ['a stranger with a talker ticket', { roles: {} }, Role.TALKER, Role.TALKER]
  ])('has the role that counts now, not the one of the ticket: %s', (_, state, role, expected) => {
    const changes = { limits: { ...aState().limits, maxAudienceCount: 1 }, ...state }
    expect(roleOf(decided(aState(changes), entering('ann', { role })).state, nameOf('ann'))).toBe(expected)
  })
})

describe('whoever enters again without the old session', () => {
  const twice = aMeeting({ streams: [aStream('bob')] })

  test('ends it: 10 to the old device, the others are told first of its end and then of the new one', () => {
    const { state, effects } = decided(twice, entering('bob'))
    expect(lines(effects)).toEqual([
      'cut MS_Xbob',
      'bob < 301 MS_Xbob 10',
      'ann < 301 MS_Xbob 10',
      'cid < 301 MS_Xbob 10',
      'close bob',
      'ann < 300 MS_Xbob2',
      'cid < 300 MS_Xbob2'
    ])
    expect(state.streams).toEqual([])
    expect(state.members.filter((member) => member.name === nameOf('bob'))).toHaveLength(1)
  })

  test('needs no second place', () => {
    const full = aState({ members: talkers(9) })
    expect(refusalOf(full, entering('t3'))).toBeUndefined()
  })

  test('cannot be pushed out again by seats that were dropped before', () => {
    const dropped = [
      { sessId: 'S-old', memId: 'MS_Xold', name: nameOf('bob') },
      { sessId: 'S-other', memId: 'MS_Xother', name: nameOf('dan') }
    ]
    const { state } = decided(aMeeting({ dropped }), entering('bob'))
    expect(state.dropped).toEqual([dropped[1]])
  })
})

describe('entering is refused', () => {
  const live = { type: ConfrType.LIVE }
  test.each<[string, State, Partial<EnterCommand>, string | undefined]>([
    ['a tenth talker in COMMUNICATION', aState({ members: talkers(9) }), {}, 'talkers-full'],
    ['a ninth talker in COMMUNICATION', aState({ members: talkers(8) }), {}, undefined],
    [
      'a listener when nine members are there',
      aState({ members: talkers(9) }),
      { role: Role.AUDIENCE },
      'server-limit'
    ],
    [
      'a talker when listeners fill the nine places',
      aState({ members: [...talkers(4), ...listeners(5)] }),
      {},
      'server-limit'
    ],
    [
      'a 31st member in COMMUNICATION_MIX',
      aState({ type: ConfrType.COMMUNICATION_MIX, members: talkers(30) }),
      {},
      'talkers-full'
    ],
    [
      'a 30th member in COMMUNICATION_MIX',
      aState({ type: ConfrType.COMMUNICATION_MIX, members: talkers(29) }),
      {},
      undefined
    ],
    ['a tenth talker in LIVE', aState({ ...live, members: talkers(9) }), {}, 'talkers-full'],
    [
      'a listener beside nine talkers in LIVE',
      aState({ ...live, members: talkers(9) }),
      { role: Role.AUDIENCE },
      undefined
    ],
    ['a 601st listener in LIVE', aState({ ...live, members: listeners(600) }), { role: Role.AUDIENCE }, 'server-limit'],
    ['a 600th listener in LIVE', aState({ ...live, members: listeners(599) }), { role: Role.AUDIENCE }, undefined],
    ['a talker beside 600 listeners in LIVE', aState({ ...live, members: listeners(600) }), {}, undefined],
    [
      'members who are away keep their places',
      aState({ members: talkers(9).map((member) => ({ ...member, online: false, awaySince: 1 })) }),
      {},
      'talkers-full'
    ],
    ['a banned name', aState({ banned: [nameOf('dan')] }), {}, 'banned'],
    ['a new name in a locked room', aMeeting({ flags: { muteAll: false, locked: true } }), {}, 'locked'],
    ['a ticket from before the kick', aState({ kicked: { [nameOf('dan')]: 950 } }), {}, 'session-gone'],
    ['a ticket from after the kick', aState({ kicked: { [nameOf('dan')]: 950 } }), { ticketTime: 951 }, undefined],
    [
      'a banned name with a ticket from before',
      aState({ banned: [nameOf('dan')], kicked: { [nameOf('dan')]: 950 } }),
      {},
      'banned'
    ],
    ['anybody once it has ended', aState({ ended: true }), {}, 'ended']
  ])('%s', (_, state, changes, expected) => {
    expect(refusalOf(state, entering('dan', changes))).toBe(expected)
  })

  test.each<[string, string]>([
    ['the creator', 'ann'],
    ['somebody with another device', 'bob']
  ])('but not to %s when the room is locked', (_, who) => {
    const locked = aMeeting({ flags: { muteAll: false, locked: true } })
    expect(refusalOf(locked, entering(who))).toBeUndefined()
  })
})

describe('coming back with the same session', () => {
  const missed = [{ op: 301, cver: 9, memId: 'MS_Xdan', reason: 0 }] as const
  const state = aMeeting({ members: [aMember('ann', { role: Role.ADMIN }), away('bob', { terminal: mini, missed })] })

  test('tells nobody, stops the wait and empties what was kept', () => {
    const { state: after, effects } = decided(state, { type: 'resume', sessId: 'S-bob', name: nameOf('bob') })
    expect(lines(effects)).toEqual(['cancel grace S-bob'])
    expect(after.members[1]).toMatchObject({ online: true, awaySince: null, missed: [], memId: 'MS_Xbob' })
    expect(after.version).toBe(state.version)
  })

  test.each<[string, string, string]>([
    ['a session that never was', 'S-eve', 'bob'],
    ['the session of somebody else', 'S-bob', 'eve']
  ])('is refused with %s', (_, sessId, who) => {
    expect(refusalOf(state, { type: 'resume', sessId, name: nameOf(who) })).toBe('session-gone')
  })
})
