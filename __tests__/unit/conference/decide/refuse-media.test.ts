import { decided } from '../../../support/conference/decisions'
import { aMeeting, aMember, aStream, away, ours } from '../../../support/conference/states'

const listing9301 = { ...ours, ops: [...ours.ops, 9301] }
const refused = { type: 'refused', streamId: 'cam__Of_bob', fault: 'b-frames' } as const
const streams = [aStream('bob', { via: 'rtmp' })]

test('the owner of a stream that cannot be carried is told why', () => {
  const { state, effects } = decided(
    aMeeting({ streams, members: [aMember('bob', { terminal: listing9301 })] }),
    refused
  )
  const event = { op: 9301, streamId: 'cam__Of_bob', rtcId: 'cam', error: -535 }
  expect(effects).toEqual([{ type: 'send', sessId: 'S-bob', event }])
  expect(state.streams).toEqual(streams)
})

test.each([
  ['does not know the event', aMember('bob')],
  ['is away', away('bob', { terminal: listing9301 })]
])('nobody is told when the owner %s', (_, bob) => {
  expect(decided(aMeeting({ streams, members: [bob] }), refused).effects).toEqual([])
})
