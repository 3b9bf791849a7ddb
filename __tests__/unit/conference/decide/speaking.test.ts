import { SPEAKING } from '../../../../protocol/speaking'
import { listeningOrders } from '../../../../server/conference/decide/listening'
import { speaking } from '../../../../server/conference/decide/speaking'
import { decided, lines } from '../../../support/conference/decisions'
import { aMeeting, aMember, aStream, away, ours } from '../../../support/conference/states'

const terminal = { ...ours, ops: [...ours.ops, SPEAKING] }
const curious = (who: string) => aMember(who, { terminal })
const ofBob = { streamId: 'cam__Of_bob', loudness: 25 }
const streams = [aStream('bob', { via: 'rtmp' })]
const members = [aMember('bob'), curious('cid')]

describe('which streams are listened to', () => {
  const pending = aMeeting({ members, streams: [aStream('bob', { via: 'rtmp', status: 'pending' })] })

  test('one that becomes live, as long as somebody else wants to know who speaks', () => {
    const live = decided(pending, { type: 'live', streamId: ofBob.streamId, tracks: { audio: true, video: true } })
    expect(lines(live.effects)).toContain('listen cam__Of_bob')
    const left = decided(live.state, { type: 'exit', sessId: 'S-cid' })
    expect(lines(left.effects)).toContain('ignore cam__Of_bob')
  })

  test.each([
    ['nobody else is there', [curious('bob')], streams],
    ['nobody wants to know', [aMember('bob'), aMember('cid')], streams],
    ['who wants to know is away', [aMember('bob'), away('cid', { terminal })], streams],
    ['it is muted', members, [aStream('bob', { aoff: 1 })]],
    ['no sound arrives', members, [aStream('bob', { via: 'rtmp', flowing: { audio: false, video: true } })]],
    ['its media has stopped', members, [aStream('bob', { status: 'orphaned' })]]
  ])('none when %s', (_, there, sent) => {
    expect(listeningOrders(pending, aMeeting({ members: there, streams: sent }))).toEqual([])
  })

  test('muting ends it, and so does the end of the conference', () => {
    const listened = aMeeting({ members, streams })
    expect(lines(listeningOrders(listened, aMeeting({ members, streams: [aStream('bob', { aoff: 1 })] })))).toEqual([
      'ignore cam__Of_bob'
    ])
    expect(lines(listeningOrders(listened, { ...listened, ended: true }))).toEqual(['ignore cam__Of_bob'])
    expect(listeningOrders(listened, listened)).toEqual([])
  })
})

describe('who speaks', () => {
  const meeting = aMeeting({ members, streams })

  test('is told to those who want to know it, and to nobody else', () => {
    expect(lines(speaking(meeting, [ofBob]))).toEqual(['cid < 9330 cam__Of_bob 25'])
  })

  test('is told as nobody once it is silent', () => {
    expect(lines(speaking(meeting, [{ ...ofBob, loudness: 127 }]))).toEqual(['cid < 9330'])
  })

  test.each([
    ['who is muted', aMeeting({ members, streams: [aStream('bob', { aoff: 1 })] })],
    ['who has left', aMeeting({ members, streams: [] })]
  ])('is never somebody %s', (_, state) => {
    expect(lines(speaking(state, [ofBob]))).toEqual(['cid < 9330'])
  })
})
