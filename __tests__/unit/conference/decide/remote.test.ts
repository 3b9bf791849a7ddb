import { Role } from '../../../../protocol/numbers'
import type { RemoteCommand } from '../../../../server/conference/decide/command'
import type { State } from '../../../../server/conference/model/state'
import { decided, eventLine, lines, refusalOf } from '../../../support/conference/decisions'
import { aMeeting, aMember, aState, away, mini } from '../../../support/conference/states'

const sending = (from: string, to: string, message: RemoteCommand['message']): RemoteCommand => ({
  type: 'remote',
  sessId: `S-${from}`,
  to: `MS_X${to}`,
  tsxId: 'MSG1-1',
  message
})
const request = (op2: unknown): RemoteCommand['message'] => ({ kind: 'request', arg: JSON.stringify({ op2 }) })

describe('what one member sends to another', () => {
  test.each<[string, RemoteCommand['message'], string]>([
    ['a request', { kind: 'request', arg: '{"op2":20}' }, 'bob < 1002 MS_Xcid {"op2":20}'],
    ['a message', { kind: 'message', arg: '{"text":"hi"}' }, 'bob < 1003 MS_Xcid {"text":"hi"}'],
    ['an answer', { kind: 'answer', result: 1, arg: '{}' }, 'bob < 1001 MS_Xcid 1'],
    ['text that is no JSON', { kind: 'message', arg: 'hi' }, 'bob < 1003 MS_Xcid hi']
  ])('%s reaches that member only, with the sender and the same tsxId', (_, message, expected) => {
    const { state, effects } = decided(aMeeting(), sending('cid', 'bob', message))
    expect(lines(effects)).toEqual([expected])
    expect(effects[0]).toMatchObject({ event: { tsxId: 'MSG1-1' } })
    expect(state.version).toBe(10)
  })

  test('waits for a mini-program that is away', () => {
    const state = aState({ members: [aMember('cid'), away('bob', { terminal: mini })] })
    const { state: after, effects } = decided(state, sending('cid', 'bob', { kind: 'message', arg: 'hi' }))
    expect(effects).toEqual([])
    expect(after.members[1]?.missed.map(eventLine)).toEqual(['1003 MS_Xcid hi'])
  })

  const withAway: State = aMeeting({ members: [aMember('ann', { role: Role.ADMIN }), away('bob')] })
  test.each<[string, State, RemoteCommand, string | undefined]>([
    ['to nobody', aMeeting(), sending('cid', 'eve', request(20)), 'no-such-member'],
    ['to a web client that is away', withAway, sending('ann', 'bob', request(20)), 'no-such-member'],
    ['by a stranger', aMeeting(), sending('eve', 'bob', request(20)), 'session-gone'],
    ['an admin mutes', aMeeting(), sending('ann', 'bob', request(23)), undefined],
    ['an admin unmutes', aMeeting(), sending('ann', 'bob', request(24)), undefined],
    ['a talker mutes', aMeeting(), sending('bob', 'ann', request(23)), 'not-permitted'],
    ['an audience unmutes', aMeeting(), sending('cid', 'ann', request(24)), 'not-permitted'],
    ['an audience asks to talk', aMeeting(), sending('cid', 'ann', request(21)), undefined],
    ['a talker asks for the camera', aMeeting(), sending('bob', 'ann', request(20)), undefined],
    ['JSON that is no object', aMeeting(), sending('cid', 'ann', { kind: 'request', arg: 'null' }), undefined]
  ])('%s', (_, state, command, expected) => {
    expect(refusalOf(state, command)).toBe(expected)
  })
})
