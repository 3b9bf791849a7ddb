import { decided } from '../../../support/conference/decisions'
import { aMeeting, aMember, aStream, away, ours } from '../../../support/conference/states'

const listing9340 = { ...ours, ops: [...ours.ops, 9340] }
const streams = [aStream('alice'), aStream('bob')]
const members = [aMember('alice', { terminal: listing9340 }), aMember('bob', { terminal: listing9340 })]
const meeting = aMeeting({ streams, members })
const held = { type: 'held', streamId: 'cam__Of_bob', memberId: members[0]!.memId, isHeld: true } as const

test('the viewer for whom pictures pause is told so, and nobody else', () => {
  const { state, effects } = decided(meeting, held)
  const event = { op: 9340, streamId: 'cam__Of_bob', held: true }
  expect(effects).toEqual([{ type: 'send', sessId: 'S-alice', event }])
  expect(state).toEqual(meeting)
})

test('the viewer is told when they go on', () => {
  const { effects } = decided(meeting, { ...held, isHeld: false })
  expect(effects).toMatchObject([{ event: { op: 9340, held: false } }])
})

test.each([
  ['does not know the event', aMember('alice')],
  ['is away', away('alice', { terminal: listing9340 })]
])('nobody is told when the viewer %s', (_, alice) => {
  expect(decided(aMeeting({ streams, members: [alice, members[1]!] }), held).effects).toEqual([])
})

test('nobody is told of a stream that is over', () => {
  expect(decided(aMeeting({ members }), held).effects).toEqual([])
})
