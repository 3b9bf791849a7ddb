import type { State } from '../../../../server/conference/model/state'
import { decided, lines } from '../../../support/conference/decisions'
import { aMeeting, aMember, aStream, away, mini, sessionOf } from '../../../support/conference/states'

const phone = aMember('pia', { terminal: mini })
const bobs = (changes: Partial<State> = {}): State =>
  aMeeting({ streams: [aStream('bob', { vcodes: ['VP8'] })], ...changes })
const answered = { type: 'answered', streamId: 'cam__Of_bob', peerId: 'S-bob:cam', codec: 'VP8' } as const
const entering = {
  type: 'enter',
  seat: { sessId: 'S-pia', memId: 'MS_Xpia', name: phone.name },
  nickName: 'pia',
  ext: {},
  terminal: mini,
  role: 3,
  ticketTime: 100
} as const
const switching = { op: 107, rtcId: 'cam', endReason: 21, useVCodes: ['H264'] }

const told = (effects: readonly { type: string }[], who: string) =>
  effects.filter((effect) => effect.type === 'send' && 'sessId' in effect && effect.sessId === sessionOf(who))

describe('a publisher of VP8', () => {
  test('is asked for H.264 when a phone enters', () => {
    const { state, effects } = decided(bobs(), entering)
    expect(told(effects, 'bob')).toContainEqual(expect.objectContaining({ event: switching }))
    expect(state.streams[0]).toMatchObject({ askedForH264: true, status: 'live' })
  })

  test('is asked when it begins and a phone is there', () => {
    const { effects } = decided(bobs({ members: [...aMeeting().members, phone] }), answered)
    expect(told(effects, 'bob')).toEqual([{ type: 'send', sessId: 'S-bob', event: switching }])
  })

  test('is asked once, for who sends VP8 again has no H.264', () => {
    const members = [...aMeeting().members, phone]
    const { state } = decided(bobs({ members }), answered)
    expect(decided(state, answered).effects).toEqual([])
  })

  test('is left alone among browsers', () => {
    expect(decided(bobs(), answered).effects).toEqual([])
    expect(lines(decided(bobs(), { ...entering, terminal: aMember('x').terminal }).effects).join()).not.toMatch('107')
  })

  test('is asked when the meeting begins to be recorded, for recordings are H.264', () => {
    const recorded = bobs({ members: [aMember('ann', { role: 7 }), aMember('bob')] })
    const { effects } = decided(recorded, { type: 'record', sessId: sessionOf('ann'), on: true })
    expect(told(effects, 'bob')).toContainEqual(expect.objectContaining({ event: switching }))
  })

  test('is asked when it is back, if it was away', () => {
    const members = [away('bob'), phone]
    expect(decided(bobs({ members }), answered).effects).toEqual([])
    const resumed = decided(bobs({ members }), { type: 'resume', sessId: 'S-bob', name: away('bob').name })
    expect(told(resumed.effects, 'bob')).toContainEqual(expect.objectContaining({ event: switching }))
  })
})
