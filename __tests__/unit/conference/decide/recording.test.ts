import { Role } from '../../../../protocol/numbers'
import { decided, lines, refusalOf } from '../../../support/conference/decisions'
import { aMeeting, aMember, aState, aStream, nameOf, ours, sessionOf } from '../../../support/conference/states'

const recording = { id: 'TS_X1-1', since: 1000 }
const on = (who: string) => ({ type: 'record', sessId: sessionOf(who), on: true }) as const
const off = (who: string) => ({ type: 'record', sessId: sessionOf(who), on: false }) as const
const ann = aMember('ann', { role: Role.ADMIN, terminal: ours })
const bob = aMember('bob', { terminal: ours })

test('an admin begins it: clients of ours are told, and the recorder hears of everybody and of every live stream', () => {
  const streams = [aStream('bob'), aStream('ann', { status: 'pending' })]
  const { state, effects } = decided(aMeeting({ members: [ann, bob, aMember('vendor')], streams }), on('ann'))
  expect([state.recording, state.recordings]).toEqual([recording, 1])
  expect(lines(effects)).toEqual([
    'ann < 9320 1000 MS_Xann',
    'bob < 9320 1000 MS_Xann',
    'record begin TS_X1-1',
    'record joined MS_Xann',
    'record joined MS_Xbob',
    'record joined MS_Xvendor',
    'record stream cam__Of_bob'
  ])
})

test('only an admin may, and asking for what is so already changes nothing', () => {
  expect(refusalOf(aMeeting(), on('bob'))).toBe('not-permitted')
  expect(refusalOf(aMeeting(), on('nobody'))).toBe('session-gone')
  expect(decided(aMeeting({ recording, recordings: 1 }), on('ann')).effects).toEqual([])
  expect(decided(aMeeting(), off('ann')).effects).toEqual([])
})

test('while it runs, streams that come and go and members who leave are told to the recorder', () => {
  const meeting = aMeeting({
    members: [ann, bob],
    recording,
    recordings: 1,
    streams: [aStream('bob', { status: 'pending' })]
  })
  const live = decided(meeting, { type: 'live', streamId: 'cam__Of_bob', tracks: { audio: true, video: true } })
  expect(lines(live.effects).filter((line) => line.startsWith('record'))).toEqual(['record stream cam__Of_bob'])
  const left = decided(live.state, { type: 'exit', sessId: sessionOf('bob') })
  expect(lines(left.effects).filter((line) => line.startsWith('record'))).toEqual([
    'record streamEnded cam__Of_bob',
    'record left MS_Xbob'
  ])
})

test('a room that wants it is recorded from its first member on, once', () => {
  const seat = { sessId: 'S1', memId: 'MS_X1', name: nameOf('ann') }
  const first = {
    type: 'enter',
    seat,
    nickName: 'ann',
    ext: {},
    terminal: ours,
    role: Role.ADMIN,
    ticketTime: 0
  } as const
  const { state, effects } = decided(aState({ rec: true }), first)
  expect(state.recording).toEqual(recording)
  expect(lines(effects)).toContain('record begin TS_X1-1')
  const stopped = decided(state, { type: 'record', sessId: 'S1', on: false }).state
  expect(decided({ ...stopped, members: [] }, { ...first, seat: { ...seat, sessId: 'S2' } }).state.recording).toBeNull()
})

test('when nothing can be written any more everybody hears that it ended, and admins why', () => {
  const meeting = aMeeting({ members: [ann, bob], recording, recordings: 1 })
  const failed = decided(meeting, { type: 'recordingFailed', recordingId: 'TS_X1-1', fault: 'disk-full' })
  expect(failed.state.recording).toBeNull()
  expect(lines(failed.effects)).toEqual(['bob < 9320 0', 'ann < 9320 0  disk-full', 'record end TS_X1-1'])
  const late = decided(meeting, { type: 'recordingFailed', recordingId: 'TS_X1-0', fault: 'disk-full' })
  expect(late.effects).toEqual([])
})

test('the end of the conference ends it', () => {
  const meeting = aMeeting({ recording, recordings: 1 })
  expect(lines(decided(meeting, { type: 'destroy', by: nameOf('ann') }).effects)).toContain('record end TS_X1-1')
})
