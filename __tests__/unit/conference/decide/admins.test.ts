import { Role } from '../../../../protocol/numbers'
import type { Command } from '../../../../server/conference/decide/command'
import { roleOf } from '../../../../server/conference/model/find'
import type { State } from '../../../../server/conference/model/state'
import { decided, lines, refusalOf } from '../../../support/conference/decisions'
import { aMeeting, aMember, aState, aStream, away, mini, nameOf, ours } from '../../../support/conference/states'

const kick = (by: string, names: readonly string[], ban = false): Command => ({
  type: 'kick',
  by: nameOf(by),
  names,
  ban
})
const grant = (by: string, names: readonly string[], role: Role): Command => ({
  type: 'grant',
  by: nameOf(by),
  names,
  role
})
const degrade = (by: string, names: readonly string[], role: Role): Command =>
  ({ ...grant(by, names, role), type: 'degrade' }) as Command

describe('what only admins may do', () => {
  const commands: [string, (by: string) => Command][] = [
    ['kick', (by) => kick(by, ['cid'])],
    ['ban', (by) => kick(by, ['cid'], true)],
    ['grant', (by) => grant(by, ['cid'], Role.TALKER)],
    ['make an admin', (by) => grant(by, ['cid'], Role.ADMIN)],
    ['degrade', (by) => degrade(by, ['bob', 'cid'], Role.AUDIENCE)],
    ['mute all', (by) => ({ type: 'flags', by: nameOf(by), flags: { muteAll: true } })],
    ['lock', (by) => ({ type: 'flags', by: nameOf(by), flags: { locked: true } })],
    ['destroy', (by) => ({ type: 'destroy', by: nameOf(by) })]
  ]
  const people: [string, string | undefined][] = [
    ['ann', undefined],
    ['bob', 'not-permitted'],
    ['cid', 'not-permitted'],
    ['a stranger', 'not-permitted']
  ]
  const rows = commands.flatMap(([what, command]) =>
    people.map(([who, expected]): [string, string, (by: string) => Command, string | undefined] => [
      who,
      what,
      command,
      expected
    ])
  )
  test.each(rows)('%s: %s', (who, _, command, expected) => {
    expect(refusalOf(aMeeting(), command(who))).toBe(expected)
  })

  test.each(commands)('an admin who is not in the room may %s too', (_, command) => {
    const state = aMeeting({ roles: { [nameOf('eve')]: Role.ADMIN } })
    expect(refusalOf(state, command('eve'))).toBeUndefined()
  })

  test.each(commands)('an admin who was lowered may not %s any more, whatever the token says', (_, command) => {
    const lowered = aMeeting({
      members: [aMember('ann'), aMember('bob', { role: Role.ADMIN }), aMember('cid', { role: Role.AUDIENCE })],
      roles: { [nameOf('ann')]: Role.TALKER }
    })
    expect(refusalOf(lowered, command('ann'))).toBe('not-permitted')
  })
})

describe('kick', () => {
  test('tells victim and others 12, cuts media and closes the socket', () => {
    const { state, effects } = decided(aMeeting({ streams: [aStream('bob')] }), kick('ann', ['bob']))
    expect(lines(effects)).toEqual([
      'cut MS_Xbob',
      'bob < 301 MS_Xbob 12',
      'ann < 301 MS_Xbob 12',
      'cid < 301 MS_Xbob 12',
      'close bob'
    ])
    expect(state.streams).toEqual([])
    expect(state.kicked).toEqual({ [nameOf('bob')]: 1000 })
    expect(state.banned).toEqual([])
  })

  test.each<[string, string]>([
    ['full', nameOf('bob')],
    ['without domain', 'org#app_bob'],
    ['short', 'bob'],
    ['with a resource', 'bob/phone'],
    ['a member id', 'MS_Xbob']
  ])('finds the victim by a name that is %s', (_, name) => {
    expect(decided(aMeeting(), kick('ann', [name])).state.members.map((member) => member.nickName)).toEqual([
      'ann',
      'cid'
    ])
  })

  test('takes each name once, and passes over who is not there', () => {
    const { effects } = decided(aMeeting(), kick('ann', ['bob', 'MS_Xbob', 'nobody']))
    expect(lines(effects).filter((line) => line.startsWith('close'))).toEqual(['close bob'])
  })

  test('of nobody who is there is refused', () => {
    expect(refusalOf(aMeeting(), kick('ann', ['nobody']))).toBe('no-such-member')
    expect(refusalOf(aMeeting(), kick('ann', []))).toBe('no-such-member')
    expect(refusalOf(aMeeting(), kick('ann', [], true))).toBe('no-such-member')
  })

  test('takes away the role that was given to the name and every dropped seat', () => {
    const dropped = [{ sessId: 'S-old', memId: 'MS_Xold', name: nameOf('bob') }]
    const roles = { [nameOf('ann')]: Role.ADMIN, [nameOf('bob')]: Role.ADMIN }
    const { state } = decided(aMeeting({ roles, dropped }), kick('ann', ['bob']))
    expect(roleOf(state, nameOf('bob'))).toBeUndefined()
    expect(state.dropped).toEqual([])
  })

  test('the session of the victim may not be resumed', () => {
    const { state } = decided(aMeeting(), kick('ann', ['bob']))
    expect(refusalOf(state, { type: 'resume', sessId: 'S-bob', name: nameOf('bob') })).toBe('session-gone')
  })

  test('with ban keeps the name out, also one that has left already', () => {
    const { state, effects } = decided(aMeeting(), kick('ann', ['bob', 'eve'], true))
    expect(state.banned).toEqual([nameOf('bob'), nameOf('eve')])
    expect(lines(effects).filter((line) => line.includes(' 12'))).toHaveLength(3)
  })

  test('of somebody who is away works the same', () => {
    const state = aMeeting({ members: [aMember('ann', { role: Role.ADMIN }), away('bob')] })
    expect(lines(decided(state, kick('ann', ['bob'])).effects)).toEqual([
      'cut MS_Xbob',
      'ann < 301 MS_Xbob 12',
      'close bob',
      'cancel grace S-bob'
    ])
  })
})

describe('grant', () => {
  test('tells 412 with a fresh token to the member concerned only, and others as far as they understand', () => {
    const members = [
      aMember('ann', { role: Role.ADMIN }),
      aMember('bob', { terminal: mini }),
      aMember('dan', { terminal: ours })
    ]
    const { state, effects } = decided(aMeeting({ members }), grant('ann', ['bob'], Role.ADMIN))
    expect(lines(effects)).toEqual(['bob < 412 7', 'dan < 9300 MS_Xbob 7', 'ann < 413 MS_Xbob'])
    expect(effects[0]).toMatchObject({ event: { cver: 11, roleToken: `token of ${nameOf('bob')}` } })
    expect(state.roles[nameOf('bob')]).toBe(Role.ADMIN)
  })

  test('to audience takes the streams away: media is cut, the others are told 303', () => {
    const { state, effects } = decided(aMeeting({ streams: [aStream('bob')] }), grant('ann', ['bob'], Role.AUDIENCE))
    expect(lines(effects)).toEqual(['bob < 412 1', 'ann < 303 cam__Of_bob', 'cid < 303 cam__Of_bob', 'cut cam__Of_bob'])
    expect(state.streams).toEqual([])
  })

  test('to audience tells nothing of a stream that nobody knows, but cuts it', () => {
    const streams = [aStream('bob', { status: 'pending' })]
    const { effects } = decided(aMeeting({ streams }), grant('ann', ['bob'], Role.AUDIENCE))
    expect(lines(effects)).toEqual(['bob < 412 1', 'cut cam__Of_bob'])
  })

  test('to talker lets streams be', () => {
    const streams = [aStream('bob')]
    const state = aMeeting({
      members: [aMember('ann', { role: Role.ADMIN }), aMember('bob', { role: Role.ADMIN })],
      streams
    })
    expect(decided(state, grant('ann', ['bob'], Role.TALKER)).state.streams).toEqual(streams)
  })

  test('of the role that one has already tells nothing', () => {
    const state = aMeeting()
    expect(decided(state, grant('ann', ['bob'], Role.TALKER))).toEqual({ state, effects: [] })
  })

  const nearlyFull = aState({
    members: [
      aMember('ann', { role: Role.ADMIN }),
      ...Array.from({ length: 7 }, (_, index) => aMember(`t${index}`)),
      aMember('x', { role: Role.AUDIENCE }),
      aMember('y', { role: Role.AUDIENCE })
    ]
  })
  test.each<[string, readonly string[], Role, string | undefined]>([
    ['the last talker place', ['x'], Role.TALKER, undefined],
    ['one more than there are', ['x', 'y'], Role.TALKER, 'talkers-full'],
    ['admins take talkers’ places', ['x', 'y'], Role.ADMIN, 'talkers-full'],
    ['a talker made admin needs no more', ['t0', 't1', 't2'], Role.ADMIN, undefined],
    ['lowering always works', ['t0', 't1', 'ann'], Role.AUDIENCE, undefined]
  ])('places: %s', (_, names, role, expected) => {
    expect(refusalOf(nearlyFull, grant('ann', names, role))).toBe(expected)
  })

  test('of nobody who is there is refused', () => {
    expect(refusalOf(aMeeting(), grant('ann', ['nobody'], Role.TALKER))).toBe('no-such-member')
  })
})

describe('degrade', () => {
  test.each<[string, string, Role, Role]>([
    ['lowers a talker', 'bob', Role.AUDIENCE, Role.AUDIENCE],
    ['never raises an audience', 'cid', Role.TALKER, Role.AUDIENCE],
    ['never raises a talker', 'bob', Role.ADMIN, Role.TALKER],
    ['lowers an admin', 'ann', Role.TALKER, Role.TALKER]
  ])('%s', (_, who, role, expected) => {
    expect(roleOf(decided(aMeeting(), degrade('ann', [who], role)).state, nameOf(who))).toBe(expected)
  })

  test('everybody may lower themselves, and nobody else', () => {
    expect(refusalOf(aMeeting(), degrade('bob', ['bob'], Role.AUDIENCE))).toBeUndefined()
    expect(refusalOf(aMeeting(), degrade('bob', ['bob', 'cid'], Role.AUDIENCE))).toBe('not-permitted')
  })
})

describe('a meeting without an admin', () => {
  const leaderless = (changes: Partial<State> = {}): State =>
    aState({ members: [aMember('cid', { role: Role.AUDIENCE }), aMember('bob'), aMember('dan')], ...changes })

  test('is led after a grace by whoever has talked longest', () => {
    const { state, effects } = decided(leaderless(), { type: 'leaderlessOver' })
    expect(roleOf(state, nameOf('bob'))).toBe(Role.ADMIN)
    expect(lines(effects)).toEqual(['bob < 412 7', 'cid < 413 MS_Xbob', 'dan < 413 MS_Xbob', 'cancel leaderless'])
  })

  test('prefers a talker who is connected', () => {
    const { state } = decided(leaderless({ members: [away('bob'), aMember('dan')] }), { type: 'leaderlessOver' })
    expect(roleOf(state, nameOf('dan'))).toBe(Role.ADMIN)
  })

  test.each<[string, State]>([
    ['an admin is back', aMeeting()],
    ['an admin is only away', aMeeting({ members: [away('ann', { role: Role.ADMIN }), aMember('bob')] })],
    ['there are only listeners', aState({ members: [aMember('cid', { role: Role.AUDIENCE })] })]
  ])('promotes nobody when %s', (_, state) => {
    expect(decided(state, { type: 'leaderlessOver' })).toEqual({ state, effects: [] })
  })

  test('the wait ends as soon as the creator is back', () => {
    const command = {
      type: 'enter',
      seat: { sessId: 'S-ann', memId: 'MS_Xann', name: nameOf('ann') },
      nickName: 'ann',
      ext: {},
      terminal: mini,
      role: Role.ADMIN,
      ticketTime: 1
    } as const
    expect(lines(decided(leaderless(), command).effects)).toContain('cancel leaderless')
  })
})

describe('destroy', () => {
  test('tells each member of its own leaving as 11, cuts media and ends', () => {
    const { state, effects } = decided(aMeeting({ streams: [aStream('bob')] }), { type: 'destroy', by: nameOf('ann') })
    expect(lines(effects)).toEqual([
      ...['ann', 'bob', 'cid'].flatMap((who) => [`${who} < 301 MS_X${who} 11`, `cut MS_X${who}`, `close ${who}`]),
      'end'
    ])
    expect(state).toMatchObject({ ended: true, members: [], streams: [] })
  })

  test('afterwards nothing is taken on any more', () => {
    const { state } = decided(aMeeting(), { type: 'destroy', by: nameOf('ann') })
    expect(refusalOf(state, { type: 'exit', sessId: 'S-bob' })).toBe('ended')
    expect(refusalOf(state, kick('ann', ['bob']))).toBe('ended')
  })
})

describe('what the operator does to a person', () => {
  const expel = (name: string, forget: boolean): Command => ({ type: 'expel', name: nameOf(name), forget })

  test('is a removal that all are told of, and leaves roles as they were unless they are to be forgotten', () => {
    const meeting = aMeeting()
    const { state, effects } = decided(meeting, expel('ann', false))
    expect(state.members.map(({ name }) => name)).not.toContain(nameOf('ann'))
    expect(effects.map(({ type }) => type)).toEqual(expect.arrayContaining(['cut', 'send', 'closeLink']))
    expect(Object.keys(state.kicked)).toEqual([nameOf('ann')])
    const granted = { ...meeting, roles: { [nameOf('ann')]: Role.ADMIN } }
    expect(roleOf(decided(granted, expel('ann', false)).state, nameOf('ann'))).toBe(Role.ADMIN)
    expect(roleOf(decided(granted, expel('ann', true)).state, nameOf('ann'))).toBeUndefined()
  })

  test('changes nothing where that person never was', () => {
    const meeting = aMeeting()
    expect(decided(meeting, expel('nobody', true)).state).toBe(meeting)
  })
})
