import { Role, StreamType } from '../../../../protocol/numbers'
import { Moderation } from '../../../../protocol/social'
import type { Command } from '../../../../server/conference/decide/command'
import { roleOf } from '../../../../server/conference/model/find'
import { wireLists } from '../../../../server/conference/model/wire'
import type { State } from '../../../../server/conference/model/state'
import { decided, lines, refusalOf } from '../../../support/conference/decisions'
import { aMeeting, aMember, aStream, away, mini, nameOf, ours } from '../../../support/conference/states'

const moderating = (by: string, memId: string, action: Moderation): Command => ({
  type: 'moderate',
  sessId: `S-${by}`,
  memId: `MS_X${memId}`,
  action,
  tsxId: 'MSG1-1'
})
const raising = (who: string, up = true, all = false): Command => ({ type: 'hand', sessId: `S-${who}`, up, all })
const grant = (by: string, who: string, role: Role): Command => ({ type: 'grant', by: nameOf(by), names: [who], role })

const screenOf = (who: string) => aStream(who, { rtcId: 'desk', type: StreamType.DESKTOP })

/** Ann leads; Bob talks and shares, Cid listens, both with our app; Dan has the vendor's web app, Min its mini-program; Eve is away. */
const meeting = (changes: Partial<State> = {}): State =>
  aMeeting({
    members: [
      aMember('ann', { role: Role.ADMIN, terminal: ours }),
      aMember('bob', { terminal: ours }),
      aMember('cid', { role: Role.AUDIENCE, terminal: ours, hand: 600 }),
      aMember('dan'),
      aMember('min', { terminal: mini }),
      away('eve', { terminal: ours })
    ],
    streams: [aStream('bob'), screenOf('bob')],
    ...changes
  })

const actions = Object.values(Moderation)

describe('who may', () => {
  const rows = actions.flatMap((action) => [
    ['ann', action, undefined] as const,
    ['bob', action, 'not-permitted'] as const,
    ['cid', action, 'not-permitted'] as const,
    ['nobody', action, 'session-gone'] as const
  ])
  test.each(rows)('%s: %s', (who, action, expected) => {
    expect(refusalOf(meeting(), moderating(who, 'bob', action))).toBe(expected)
  })

  test.each(actions)('an admin who was lowered may not %s any more', (action) => {
    const { state } = decided(meeting(), moderating('ann', 'bob', Moderation.HAND_OVER))
    expect(refusalOf(state, moderating('ann', 'dan', action))).toBe('not-permitted')
  })

  test.each(actions)('%s of nobody who is there is refused', (action) => {
    expect(refusalOf(meeting(), moderating('ann', 'nobody', action))).toBe('no-such-member')
  })
})

describe('switching off, and asking to switch on', () => {
  const { MUTE, STOP_CAMERA, ASK_TO_UNMUTE, ASK_FOR_CAMERA } = Moderation
  test.each([MUTE, STOP_CAMERA, ASK_TO_UNMUTE, ASK_FOR_CAMERA])(
    '%s reaches the member concerned and nobody else',
    (action) => {
      const { state, effects } = decided(meeting(), moderating('ann', 'bob', action))
      expect(lines(effects)).toEqual([`bob < 9313 MS_Xann ${action}`])
      expect(state).toEqual(meeting())
    }
  )

  test.each<[string, string, Moderation, string | undefined]>([
    ['the vendor’s web app is muted', 'dan', MUTE, undefined],
    ['but has no order for the camera', 'dan', STOP_CAMERA, 'member-unable'],
    ['and would unmute without a question', 'dan', ASK_TO_UNMUTE, 'member-unable'],
    ['the vendor’s mini-program cannot be muted', 'min', MUTE, 'member-unable'],
    ['whoever is away is not muted later', 'eve', MUTE, 'no-such-member'],
    ['a listener has nothing to switch off', 'cid', MUTE, 'not-permitted'],
    ['a listener is made a talker before they are asked', 'cid', ASK_TO_UNMUTE, 'not-permitted'],
    ['an admin may be muted too', 'ann', MUTE, undefined]
  ])('%s', (_, who, action, expected) => {
    expect(refusalOf(meeting(), moderating('ann', who, action))).toBe(expected)
  })

  test('the vendor’s web app gets the request that it knows', () => {
    const { effects } = decided(meeting(), moderating('ann', 'dan', MUTE))
    expect(lines(effects)).toEqual([expect.stringMatching(/^dan < 1002 MS_Xann \{"op2":23,/)])
  })
})

describe('a shared screen', () => {
  test('is ended by the server, and its owner told; the camera goes on', () => {
    const { state, effects } = decided(meeting(), moderating('ann', 'bob', Moderation.STOP_SCREEN))
    expect(lines(effects)).toEqual([
      'bob < 107 desk',
      ...['ann', 'cid', 'dan', 'min'].map((who) => `${who} < 303 desk__Of_bob`),
      'cut desk__Of_bob',
      'bob < 9313 MS_Xann stop-screen'
    ])
    expect(state.streams.map(({ id }) => id)).toEqual(['cam__Of_bob'])
  })

  test('also of the vendor’s web app', () => {
    const { effects } = decided(
      meeting({ streams: [screenOf('dan')] }),
      moderating('ann', 'dan', Moderation.STOP_SCREEN)
    )
    expect(lines(effects)).toContain('dan < 107 desk')
    expect(lines(effects)).not.toContain('dan < 9313 MS_Xann stop-screen')
  })

  test('that is not there cannot be stopped', () => {
    expect(refusalOf(meeting(), moderating('ann', 'dan', Moderation.STOP_SCREEN))).toBe('no-such-stream')
  })
})

describe('handing over', () => {
  test('makes the other an admin and oneself a talker', () => {
    const { state, effects } = decided(meeting(), moderating('ann', 'bob', Moderation.HAND_OVER))
    expect([roleOf(state, nameOf('ann')), roleOf(state, nameOf('bob'))]).toEqual([Role.TALKER, Role.ADMIN])
    expect(lines(effects)).toEqual(expect.arrayContaining(['bob < 412 7', 'ann < 412 3']))
  })

  const limits = { maxTalkerCount: 5, maxVideoCount: 9, maxAudienceCount: 9, maxPubDesktopCount: 1 }
  test.each<[string, string, Partial<State>, string | undefined]>([
    ['to oneself', 'ann', {}, 'bad-request'],
    ['to a listener', 'cid', {}, undefined],
    ['to a listener when all talkers’ places are taken', 'cid', { limits }, 'talkers-full'],
    ['to a talker when all talkers’ places are taken', 'bob', { limits }, undefined],
    ['to somebody who is away', 'eve', {}, undefined]
  ])('%s', (_, who, changes, expected) => {
    expect(refusalOf(meeting(changes), moderating('ann', who, Moderation.HAND_OVER))).toBe(expected)
  })
})

describe('hands', () => {
  test('everybody may raise one; whoever has our app hears of it, its owner too', () => {
    const { state, effects } = decided(meeting(), raising('bob'))
    expect(lines(effects)).toEqual(['ann', 'bob', 'cid'].map((who) => `${who} < 9312 MS_Xbob 1000`))
    expect(wireLists(state).mems.map(({ hand }) => hand)).toEqual([
      undefined,
      1000,
      600,
      undefined,
      undefined,
      undefined
    ])
  })

  test('raised again it keeps its place, and nobody is told', () => {
    expect(decided(meeting(), raising('cid'))).toEqual({ state: meeting(), effects: [] })
  })

  test('lowered by its owner, or by an admin, who is named', () => {
    expect(lines(decided(meeting(), raising('cid', false)).effects)).toContain('ann < 9312 MS_Xcid 0')
    const { effects } = decided(meeting(), moderating('ann', 'cid', Moderation.LOWER_HAND))
    expect(lines(effects)).toContain('cid < 9312 MS_Xcid 0 MS_Xann')
  })

  test.each([
    ['ann', undefined],
    ['bob', 'not-permitted'],
    ['cid', 'not-permitted'],
    ['nobody', 'session-gone']
  ])('%s lowers all hands: %s', (who, expected) => {
    expect(refusalOf(meeting(), raising(who, false, true))).toBe(expected)
  })

  test('all of them go down at once', () => {
    const { state } = decided(decided(meeting(), raising('bob')).state, raising('ann', false, true))
    expect(state.members.every(({ hand }) => hand === null)).toBe(true)
  })

  test('a listener who is given the floor has it lowered; a refused place leaves it up', () => {
    const { state, effects } = decided(meeting(), grant('ann', 'cid', Role.TALKER))
    expect(lines(effects).slice(-1)).toEqual(['cid < 9312 MS_Xcid 0'])
    expect(state.members[2]).toMatchObject({ role: Role.TALKER, hand: null })
    const limits = { maxTalkerCount: 5, maxVideoCount: 9, maxAudienceCount: 9, maxPubDesktopCount: 1 }
    expect(refusalOf(meeting({ limits }), grant('ann', 'cid', Role.TALKER))).toBe('talkers-full')
  })

  test('a vendor client that asks one of ours for the floor raises its hand', () => {
    const message = { kind: 'request', arg: '{"op2":21}' } as const
    const asked = { type: 'remote', sessId: 'S-dan', to: 'MS_Xann', tsxId: 'MSG1-1', message } as const
    expect(lines(decided(meeting(), asked).effects)).toContain('ann < 9312 MS_Xdan 1000')
  })
})

describe('presence', () => {
  const call = (who: string, on: boolean): Command => ({ type: 'presence', sessId: `S-${who}`, call: on })

  test('our clients see who has lost the connection, and who is back', () => {
    const { state, effects } = decided(meeting(), { type: 'lost', sessId: 'S-bob' })
    expect(lines(effects)).toEqual([
      'ann < 9314 MS_Xbob away',
      'cid < 9314 MS_Xbob away',
      expect.stringContaining('start grace')
    ])
    expect(wireLists(state).mems[1]?.presence).toBe('away')
    const back = decided(state, { type: 'resume', sessId: 'S-bob', name: nameOf('bob') })
    expect(lines(back.effects)).toEqual(expect.arrayContaining(['ann < 9314 MS_Xbob here', 'cid < 9314 MS_Xbob here']))
  })

  test('a phone call is shown to the others until it is over, or until its owner comes back anew', () => {
    const { state, effects } = decided(meeting(), call('bob', true))
    expect(lines(effects)).toEqual(['ann < 9314 MS_Xbob call', 'cid < 9314 MS_Xbob call'])
    expect(decided(state, call('bob', true))).toEqual({ state, effects: [] })
    expect(lines(decided(state, call('bob', false)).effects)).toContain('ann < 9314 MS_Xbob here')
    const resumed = decided(state, { type: 'resume', sessId: 'S-bob', name: nameOf('bob') })
    expect(lines(resumed.effects)).toContain('ann < 9314 MS_Xbob here')
  })

  test('a stranger has none', () => {
    expect(refusalOf(meeting(), call('nobody', true))).toBe('session-gone')
  })
})
