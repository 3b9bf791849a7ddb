import { Role } from '../../../../protocol/numbers'
import { MISSED_MAX } from '../../../../server/conference/decide/step'
import { decided, eventLine, lines } from '../../../support/conference/decisions'
import { aMeeting, aMember, aState, aStream, away, mini, nameOf } from '../../../support/conference/states'

describe('exit', () => {
  test('is told to the others as 0, ends media and socket, and takes the streams along', () => {
    const { state, effects } = decided(aMeeting({ streams: [aStream('bob')] }), { type: 'exit', sessId: 'S-bob' })
    expect(lines(effects)).toEqual(['cut MS_Xbob', 'ann < 301 MS_Xbob 0', 'cid < 301 MS_Xbob 0', 'close bob'])
    expect(state.streams).toEqual([])
  })

  test('a second time does nothing', () => {
    const state = aMeeting()
    expect(decided(state, { type: 'exit', sessId: 'S-eve' })).toEqual({ state, effects: [] })
  })

  test('of the creator does not end the meeting; a talker leads after a grace', () => {
    const { state, effects } = decided(aMeeting(), { type: 'exit', sessId: 'S-ann' })
    expect(state.ended).toBe(false)
    expect(lines(effects)).toContain('start leaderless 75000')
  })

  test('of the last member starts the wait for another one', () => {
    const { effects } = decided(aState({ members: [aMember('ann')] }), { type: 'exit', sessId: 'S-ann' })
    expect(lines(effects)).toContain('start empty 60000')
  })

  test('does not take an admin role from the name', () => {
    const { state } = decided(aMeeting(), { type: 'exit', sessId: 'S-ann' })
    expect(state.roles[nameOf('ann')]).toBe(Role.ADMIN)
  })
})

describe('a lost socket', () => {
  test('is told to nobody and starts the grace', () => {
    const { state, effects } = decided(aMeeting(), { type: 'lost', sessId: 'S-bob' })
    expect(lines(effects)).toEqual(['start grace S-bob 75000'])
    expect(state.members[1]).toMatchObject({ online: false, awaySince: 1000 })
    expect(state.version).toBe(10)
  })

  test.each<[string, string]>([
    ['of a session that is not there', 'S-eve'],
    ['of somebody who is away already', 'S-dan']
  ])('%s changes nothing', (_, sessId) => {
    const state = aMeeting({ members: [aMember('ann', { role: Role.ADMIN }), away('dan')] })
    expect(decided(state, { type: 'lost', sessId })).toEqual({ state, effects: [] })
  })

  test('keeps the streams: the media of a phone does not run over it', () => {
    const streams = [aStream('bob', { via: 'rtmp' })]
    expect(decided(aMeeting({ streams }), { type: 'lost', sessId: 'S-bob' }).state.streams).toEqual(streams)
  })
})

describe('when the grace is over', () => {
  const state = aMeeting({ members: [aMember('ann', { role: Role.ADMIN }), away('bob')], streams: [aStream('bob')] })

  test('the member has left with 4, and its seat is remembered', () => {
    const { state: after, effects } = decided(state, { type: 'graceOver', sessId: 'S-bob' })
    expect(lines(effects)).toEqual(['cut MS_Xbob', 'ann < 301 MS_Xbob 4', 'close bob', 'cancel grace S-bob'])
    expect(after.dropped).toEqual([{ sessId: 'S-bob', memId: 'MS_Xbob', name: nameOf('bob') }])
  })

  test('who is back is left alone', () => {
    const meeting = aMeeting()
    expect(decided(meeting, { type: 'graceOver', sessId: 'S-bob' })).toEqual({ state: meeting, effects: [] })
  })
})

describe('events for somebody who is away', () => {
  const leaving = { type: 'exit', sessId: 'S-cid' } as const

  test('are kept, in order, for a mini-program', () => {
    const members = [away('bob', { terminal: mini }), aMember('cid'), aMember('dan')]
    const first = decided(aState({ members }), leaving)
    const second = decided(first.state, { type: 'exit', sessId: 'S-dan' })
    expect(lines(second.effects)).not.toContainEqual(expect.stringMatching(/^bob/))
    expect(second.state.members[0]?.missed.map(eventLine)).toEqual(['301 MS_Xcid 0', '301 MS_Xdan 0'])
  })

  test('are not kept for a web client, which gets lists', () => {
    const members = [away('bob'), aMember('cid')]
    expect(decided(aState({ members }), leaving).state.members[0]?.missed).toEqual([])
  })

  test('are kept up to a bound, the newest of them', () => {
    const before = Array.from({ length: MISSED_MAX }, (_, cver) => ({ op: 301, cver, memId: 'x', reason: 0 }) as const)
    const members = [away('bob', { terminal: mini, missed: before }), aMember('cid')]
    const missed = decided(aState({ members }), leaving).state.members[0]?.missed ?? []
    expect(missed).toHaveLength(MISSED_MAX)
    expect(missed.at(-1)).toMatchObject({ memId: 'MS_Xcid' })
    expect(missed[0]).toMatchObject({ cver: 1 })
  })
})

describe('an empty conference', () => {
  test('ends when nobody came', () => {
    const { state, effects } = decided(aState(), { type: 'emptyOver' })
    expect(state.ended).toBe(true)
    expect(lines(effects)).toEqual(['end'])
  })

  test('does not end when somebody came in time', () => {
    const state = aMeeting()
    expect(decided(state, { type: 'emptyOver' })).toEqual({ state, effects: [] })
  })
})
