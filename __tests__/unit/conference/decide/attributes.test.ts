import { Role } from '../../../../protocol/numbers'
import type { AttributeChange } from '../../../../server/conference/contract'
import { attributeLimits } from '../../../../server/conference/decide/attributes'
import type { Command } from '../../../../server/conference/decide/command'
import type { State } from '../../../../server/conference/model/state'
import { decided, lines, refusalOf } from '../../../support/conference/decisions'
import { aMeeting, aMember, aState, nameOf } from '../../../support/conference/states'

const set = (by: string, ...changes: AttributeChange[]): Command => ({ type: 'attributes', by: nameOf(by), changes })
const update = (key: string, val: string): AttributeChange => ({ key, val, op: 'UPDATE' })
const remove = (key: string): AttributeChange => ({ key, val: '', op: 'DEL' })
const alone = (attributes: State['attributes'] = []): State =>
  aState({ members: [aMember('ann', { role: Role.ADMIN })], attributes })
const told = (...cattrs: object[]): string => `ann < 402 ${JSON.stringify(cattrs)} null`

describe('attributes', () => {
  test.each<[string, State, AttributeChange[], State['attributes'], string[]]>([
    ['a new key', alone(), [update('a', '1')], [{ key: 'a', val: '1' }], [told({ key: 'a', val: '1', op: 'ADD' })]],
    [
      'a known key',
      alone([{ key: 'a', val: '1' }]),
      [update('a', '2')],
      [{ key: 'a', val: '2' }],
      [told({ key: 'a', val: '2', op: 'UPDATE' })]
    ],
    ['a removed key', alone([{ key: 'a', val: '1' }]), [remove('a')], [], [told({ key: 'a', val: '', op: 'DEL' })]],
    ['a key that is not there', alone(), [remove('a')], [], []],
    [
      'several at once, in order',
      alone(),
      [update('a', '1'), update('a', '2'), update('b', ''), remove('a')],
      [{ key: 'b', val: '' }],
      [
        told(
          { key: 'a', val: '1', op: 'ADD' },
          { key: 'a', val: '2', op: 'UPDATE' },
          { key: 'b', val: '', op: 'ADD' },
          { key: 'a', val: '', op: 'DEL' }
        )
      ]
    ],
    [
      'a key that objects have by nature',
      alone(),
      [update('__proto__', 'x')],
      [{ key: '__proto__', val: 'x' }],
      [told({ key: '__proto__', val: 'x', op: 'ADD' })]
    ]
  ])('%s', (_, state, changes, attributes, expected) => {
    const decision = decided(state, set('ann', ...changes))
    expect(decision.state.attributes).toEqual(attributes)
    expect(lines(decision.effects)).toEqual(expected)
  })

  test('are told to everybody, the setter included', () => {
    const { effects } = decided(aMeeting(), set('cid', update('a', '1')))
    expect(effects.map((effect) => 'sessId' in effect && effect.sessId)).toEqual(['S-ann', 'S-bob', 'S-cid'])
  })

  const full = alone(Array.from({ length: attributeLimits.count }, (_, index) => ({ key: `k${index}`, val: '' })))
  test.each<[string, State, Command, string | undefined]>([
    ['an audience may', aMeeting(), set('cid', update('a', '1')), undefined],
    ['a stranger may not', aMeeting(), set('eve', update('a', '1')), 'not-permitted'],
    ['the longest key', alone(), set('ann', update('k'.repeat(64), '')), undefined],
    ['too long a key', alone(), set('ann', update('k'.repeat(65), '')), 'attributes-full'],
    ['no key', alone(), set('ann', update('', 'x')), 'attributes-full'],
    ['the longest value', alone(), set('ann', update('k', 'é'.repeat(512))), undefined],
    ['too long a value, counted in bytes', alone(), set('ann', update('k', 'é'.repeat(513))), 'attributes-full'],
    ['one too many', full, set('ann', update('new', '')), 'attributes-full'],
    ['a change when full', full, set('ann', update('k0', 'x')), undefined],
    ['one more and one less', full, set('ann', remove('k0'), update('new', '')), undefined]
  ])('%s', (_, state, command, expected) => {
    expect(refusalOf(state, command)).toBe(expected)
  })
})

describe('flags', () => {
  test('are told to everybody, always with a list of attributes', () => {
    const command = { type: 'flags', by: nameOf('ann'), flags: { muteAll: true } } as const
    const { state, effects } = decided(aMeeting(), command)
    expect(lines(effects)).toEqual(
      ['ann', 'bob', 'cid'].map((who) => `${who} < 402 [] {"muteAll":true,"locked":false}`)
    )
    expect(state.flags).toEqual({ muteAll: true, locked: false })
  })

  test('that are not named stay as they are', () => {
    const state = aMeeting({ flags: { muteAll: true, locked: false } })
    const { state: after } = decided(state, { type: 'flags', by: nameOf('ann'), flags: { locked: true } })
    expect(after.flags).toEqual({ muteAll: true, locked: true })
  })

  test('muting everybody turns no stream off: that is the clients’ own doing', () => {
    const state = aMeeting()
    expect(decided(state, { type: 'flags', by: nameOf('ann'), flags: { muteAll: true } }).state.streams).toBe(
      state.streams
    )
  })
})
