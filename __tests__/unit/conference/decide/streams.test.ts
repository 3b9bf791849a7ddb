import { Role, StreamType } from '../../../../protocol/numbers'
import type { PublishCommand } from '../../../../server/conference/decide/command'
import type { State, Stream } from '../../../../server/conference/model/state'
import { decided, lines, refusalOf } from '../../../support/conference/decisions'
import { aMeeting, aMember, aState, aStream, away, mini, sessionOf } from '../../../support/conference/states'

const offering = (who: string, changes: Partial<PublishCommand> = {}): PublishCommand => ({
  type: 'publish',
  sessId: sessionOf(who),
  rtcId: 'cam',
  via: 'webrtc',
  peerId: `${sessionOf(who)}:${changes.rtcId ?? 'cam'}`,
  stream: { type: StreamType.CAMERA, voff: 0, aoff: 0 },
  ...changes
})
const pushing = (who: string, rtcId = 'cam'): PublishCommand => offering(who, { via: 'rtmp', peerId: null, rtcId })
const both = { audio: true, video: true }
const bobs = (changes: Partial<Stream> = {}): State => aMeeting({ streams: [aStream('bob', changes)] })
const only = (state: State): Stream => {
  expect(state.streams).toHaveLength(1)
  return state.streams[0]!
}

describe('publishing', () => {
  test.each([offering('bob'), pushing('bob')])('is told to nobody before media arrives ($via)', (command) => {
    const { state, effects } = decided(aMeeting(), command)
    expect(effects).toEqual([])
    expect(only(state)).toMatchObject({ id: 'cam__Of_bob', status: 'pending', sver: 1, toldSver: 0, csrc: 1 })
    expect(state.version).toBe(10)
  })

  test('gives every stream a source number of its own', () => {
    const streams = [aStream('ann', { csrc: 4 })]
    expect(decided(aMeeting({ streams }), offering('bob')).state.streams[1]?.csrc).toBe(5)
  })

  test('the same rtcId of a phone again is the same stream, unchanged', () => {
    const state = bobs({ via: 'rtmp' })
    expect(decided(state, pushing('bob'))).toEqual({ state, effects: [] })
  })

  test('a phone that asks under another name gives up the address that it never used, not the one in use', () => {
    const idle = decided(bobs({ via: 'rtmp', status: 'pending' }), pushing('bob', 'cam2'))
    expect(only(idle.state).rtcId).toBe('cam2')
    const used = decided(bobs({ via: 'rtmp' }), pushing('bob', 'cam2'))
    expect(used.state.streams.map((stream) => stream.rtcId)).toEqual(['cam', 'cam2'])
  })

  test.each<[string, Partial<PublishCommand>]>([
    [
      'by its id, on another peer connection',
      { rtcId: 'RTC7', stream: { id: 'cam__Of_bob', type: 0, voff: 1, aoff: 0 } }
    ],
    ['by its rtcId', { stream: { type: 0, voff: 1, aoff: 0 } }]
  ])('a web client publishes a stream anew: same id, next version (%s)', (_, changes) => {
    const { state } = decided(bobs({ sver: 3, toldSver: 3, rebuilding: true }), offering('bob', changes))
    expect(only(state)).toMatchObject({ id: 'cam__Of_bob', sver: 4, voff: 1, rebuilding: false, status: 'live' })
    expect(only(state).peerId).toBe(`S-bob:${changes.rtcId ?? 'cam'}`)
  })

  test('an id that we have forgotten is kept when it can only be the client’s own', () => {
    const own = offering('bob', { rtcId: 'RTC9', stream: { id: 'cam__Of_bob', type: 0, voff: 0, aoff: 0 } })
    expect(only(decided(aMeeting(), own).state).id).toBe('cam__Of_bob')
  })

  test('an id of somebody else’s stream gives a new stream of one’s own', () => {
    const stolen = offering('bob', { stream: { id: 'cam__Of_ann', type: 0, voff: 0, aoff: 0 } })
    const { state } = decided(aMeeting({ streams: [aStream('ann')] }), stolen)
    expect(state.streams.map(({ id, memId }) => [id, memId])).toEqual([
      ['cam__Of_ann', 'MS_Xann'],
      ['cam__Of_bob', 'MS_Xbob']
    ])
  })

  const desktop = { type: StreamType.DESKTOP, voff: 0, aoff: 0 } as const
  const silent = { type: StreamType.CAMERA, voff: 1, aoff: 0 } as const
  const few = { ...aState().limits, maxVideoCount: 1 }
  const ann = [aStream('ann')]
  const screen = [aStream('ann', { rtcId: 'screen', type: StreamType.DESKTOP })]
  const four = ['a', 'b', 'c', 'd'].map((rtcId) => aStream('bob', { rtcId, voff: 1 }))
  test.each<[string, State, PublishCommand, string | undefined]>([
    ['a talker may', aMeeting(), offering('bob'), undefined],
    ['an admin may', aMeeting(), offering('ann'), undefined],
    ['an audience may not', aMeeting(), offering('cid'), 'not-permitted'],
    ['an audience may not push', aMeeting(), pushing('cid'), 'not-permitted'],
    ['a stranger may not', aMeeting(), offering('eve'), 'session-gone'],
    ['one video more than allowed', aMeeting({ limits: few, streams: ann }), offering('bob'), 'videos-full'],
    ['one push more than allowed', aMeeting({ limits: few, streams: ann }), pushing('bob'), 'videos-full'],
    [
      'a voice beside the last video',
      aMeeting({ limits: few, streams: ann }),
      offering('bob', { stream: silent }),
      undefined
    ],
    [
      'a screen beside the last video',
      aMeeting({ limits: few, streams: ann }),
      offering('bob', { stream: desktop }),
      undefined
    ],
    ['the last video anew', aMeeting({ limits: few, streams: ann }), offering('ann'), undefined],
    ['a second screen', aMeeting({ streams: screen }), offering('bob', { stream: desktop }), 'desktops-full'],
    [
      'the one screen anew',
      aMeeting({ streams: screen }),
      offering('ann', { rtcId: 'screen', stream: desktop }),
      undefined
    ],
    [
      'a fifth stream of one member',
      aMeeting({ streams: four }),
      offering('bob', { rtcId: 'e', stream: silent }),
      'videos-full'
    ],
    [
      'a voice mixer',
      aMeeting(),
      offering('bob', { stream: { ...silent, type: StreamType.AUDIO_MIXER } }),
      'bad-request'
    ],
    ['a name that is no name', aMeeting(), offering('bob', { rtcId: '../cam' }), 'bad-request'],
    ['an empty name', aMeeting(), offering('bob', { rtcId: '' }), 'bad-request'],
    ['a name without end', aMeeting(), offering('bob', { rtcId: 'x'.repeat(65) }), 'bad-request']
  ])('%s', (_, state, command, expected) => {
    expect(refusalOf(state, command)).toBe(expected)
  })
})

describe('media that arrives', () => {
  const live = { type: 'live', streamId: 'cam__Of_bob', tracks: both } as const

  test('announces the stream to everybody but its publisher', () => {
    const { state, effects } = decided(bobs({ status: 'pending' }), live)
    expect(lines(effects)).toEqual(['ann < 302 cam__Of_bob v1', 'cid < 302 cam__Of_bob v1'])
    expect(only(state)).toMatchObject({ status: 'live', sver: 1, toldSver: 1 })
  })

  test('a second time is no news', () => {
    expect(decided(bobs(), live).effects).toEqual([])
  })

  test('never announces a version twice', () => {
    const stopped = decided(bobs(), { type: 'gone', streamId: 'cam__Of_bob' })
    expect(lines(stopped.effects)).toEqual(['ann < 303 cam__Of_bob', 'cid < 303 cam__Of_bob'])
    expect(lines(decided(stopped.state, live).effects)).toEqual([
      'ann < 302 cam__Of_bob v2',
      'cid < 302 cam__Of_bob v2'
    ])
  })

  test('without picture tells that the camera of a phone is off', () => {
    const state = bobs({ via: 'rtmp', status: 'pending' })
    const { effects } = decided(state, { ...live, tracks: { audio: true, video: false } })
    expect(effects[0]).toMatchObject({ event: { pubS: { voff: 1, aoff: 0 } } })
  })

  test('of a stream that is not known is nothing', () => {
    const state = aMeeting()
    expect(decided(state, live)).toEqual({ state, effects: [] })
  })

  test.each<[string, State, { audio: boolean; video: boolean }, string[]]>([
    ['a phone’s camera', bobs({ via: 'rtmp' }), { audio: true, video: false }, ['voff 1 aoff 0']],
    ['a phone’s microphone', bobs({ via: 'rtmp' }), { audio: false, video: true }, ['voff 0 aoff 1']],
    ['both', bobs({ via: 'rtmp' }), { audio: false, video: false }, ['voff 1 aoff 1']],
    ['nothing', bobs({ via: 'rtmp' }), both, []],
    ['a web client’s picture: it says so itself', bobs(), { audio: true, video: false }, []],
    ['a stream that nobody knows', bobs({ via: 'rtmp', status: 'pending' }), { audio: false, video: false }, []]
  ])('and stops: %s', (_, state, tracks, expected) => {
    const { effects } = decided(state, { type: 'tracks', streamId: 'cam__Of_bob', tracks })
    expect(lines(effects)).toEqual(
      expected.flatMap((mute) => [`ann < 400 cam__Of_bob ${mute}`, `cid < 400 cam__Of_bob ${mute}`])
    )
  })
})

describe('a web client that rebuilds', () => {
  const hangUp = (rebuild: boolean) => ({ type: 'hangUp', peerId: 'S-bob:cam', rebuild }) as const
  const answered = { type: 'answered', streamId: 'cam__Of_bob', peerId: 'S-bob:cam', codec: 'VP8' } as const

  test('107(-10), 107, 102: the stream stays, its media is not cut, the others hear of a new version', () => {
    const first = decided(bobs(), hangUp(true))
    expect(lines(first.effects)).toEqual(['start media cam__Of_bob 5000'])
    const second = decided(first.state, hangUp(false))
    expect(second).toEqual({ state: first.state, effects: [] })
    const third = decided(second.state, offering('bob'))
    expect(lines(third.effects)).toEqual(['cancel media cam__Of_bob'])
    const fourth = decided(third.state, answered)
    expect(lines(fourth.effects)).toEqual(['ann < 302 cam__Of_bob v2', 'cid < 302 cam__Of_bob v2'])
    expect(only(fourth.state)).toMatchObject({ vcodes: ['VP8'], status: 'live', sver: 2 })
  })

  test('and does not come back has unpublished', () => {
    const { state } = decided(bobs(), hangUp(true))
    const { state: after, effects } = decided(state, { type: 'mediaOver', streamId: 'cam__Of_bob' })
    expect(lines(effects)).toEqual([
      'ann < 303 cam__Of_bob',
      'cid < 303 cam__Of_bob',
      'cut cam__Of_bob',
      'cancel media cam__Of_bob'
    ])
    expect(after.streams).toEqual([])
  })

  test('keeps its stream known when its media stops meanwhile', () => {
    const { state } = decided(bobs(), hangUp(true))
    const stopped = decided(state, { type: 'gone', streamId: 'cam__Of_bob' })
    expect(lines(stopped.effects)).toEqual(['start media cam__Of_bob 5000'])
    const again = decided(decided(stopped.state, offering('bob')).state, answered)
    expect(lines(again.effects).slice(0, 2)).toEqual(['ann < 302 cam__Of_bob v2', 'cid < 302 cam__Of_bob v2'])
    const live = decided(again.state, { type: 'live', streamId: 'cam__Of_bob', tracks: both })
    expect(lines(live.effects)).toEqual(['cancel media cam__Of_bob'])
    expect(only(live.state).status).toBe('live')
  })

  test('a final hang-up unpublishes at once', () => {
    const { effects } = decided(bobs(), hangUp(false))
    expect(lines(effects)).toEqual(['ann < 303 cam__Of_bob', 'cid < 303 cam__Of_bob', 'cut cam__Of_bob'])
  })

  test.each([true, false])('hanging up what publishes nothing only closes that peer (rebuild: %s)', (rebuild) => {
    const state = bobs()
    const decision = decided(state, { type: 'hangUp', peerId: 'S-cid:sub', rebuild })
    expect(decision.state).toBe(state)
    expect(lines(decision.effects)).toEqual(['cut S-cid:sub'])
  })

  test('an answer to an offer that was overtaken is nothing', () => {
    const state = bobs({ peerId: 'S-bob:RTC2' })
    expect(decided(state, answered)).toEqual({ state, effects: [] })
  })

  test('the answer to the first offer tells nobody', () => {
    const { effects } = decided(bobs({ status: 'pending' }), answered)
    expect(effects).toEqual([])
  })
})

describe('a media process that died', () => {
  const lost = { type: 'mediaLost' } as const
  const streams = [aStream('ann', { via: 'rtmp' }), aStream('bob')]

  test('web publishers are told to publish anew, nobody is told that anything is gone', () => {
    const { state, effects } = decided(aMeeting({ streams }), lost)
    expect(lines(effects)).toEqual(['bob < 107 cam 21', 'start media cam__Of_ann 5000', 'start media cam__Of_bob 5000'])
    expect(state.streams.map((stream) => stream.status)).toEqual(['orphaned', 'orphaned'])
  })

  test('a push that is back is announced as a new version, for viewers must connect anew', () => {
    const { state } = decided(aMeeting({ streams }), lost)
    const { effects } = decided(state, { type: 'live', streamId: 'cam__Of_ann', tracks: both })
    expect(lines(effects)).toEqual(['bob < 302 cam__Of_ann v2', 'cid < 302 cam__Of_ann v2', 'cancel media cam__Of_ann'])
  })

  test('what does not come back in time is withdrawn; a push may still come back later', () => {
    const { state } = decided(aMeeting({ streams }), lost)
    const phone = decided(state, { type: 'mediaOver', streamId: 'cam__Of_ann' })
    expect(lines(phone.effects)).toContain('bob < 303 cam__Of_ann')
    expect(phone.state.streams[0]).toMatchObject({ id: 'cam__Of_ann', status: 'pending' })
    const page = decided(phone.state, { type: 'mediaOver', streamId: 'cam__Of_bob' })
    expect(page.state.streams).toHaveLength(1)
  })

  test('publishers who are away are not told: they publish anew on coming back', () => {
    const members = [aMember('ann', { role: Role.ADMIN }), away('bob', { terminal: mini })]
    const { state } = decided(aState({ members, streams: [aStream('bob')] }), lost)
    expect(state.members[1]?.missed).toEqual([])
  })
})

describe('muting', () => {
  const mute = { type: 'mute', sessId: 'S-bob', rtcId: 'cam', voff: 1, aoff: 0 } as const

  test('is told to the others and not to the publisher', () => {
    const { state, effects } = decided(bobs(), mute)
    expect(lines(effects)).toEqual(['ann < 400 cam__Of_bob voff 1 aoff 0', 'cid < 400 cam__Of_bob voff 1 aoff 0'])
    expect(only(state)).toMatchObject({ voff: 1, aoff: 0, sver: 1 })
  })

  test('twice tells once', () => {
    expect(decided(decided(bobs(), mute).state, mute).effects).toEqual([])
  })

  test('finds the stream by its id too', () => {
    const { effects } = decided(bobs(), { type: 'mute', sessId: 'S-bob', streamId: 'cam__Of_bob', voff: 0, aoff: 1 })
    expect(lines(effects)).toContain('ann < 400 cam__Of_bob voff 0 aoff 1')
  })

  test('before the stream is live is kept for its announcement', () => {
    const muted = decided(bobs({ status: 'pending' }), mute)
    expect(muted.effects).toEqual([])
    const { effects } = decided(muted.state, { type: 'live', streamId: 'cam__Of_bob', tracks: both })
    expect(effects[0]).toMatchObject({ event: { pubS: { voff: 1 } } })
  })

  const few = { ...aState().limits, maxVideoCount: 1 }
  const dark = [aStream('ann'), aStream('bob', { voff: 1 })]
  test.each<[string, State, typeof mute | object, string | undefined]>([
    [
      'somebody else’s stream by id',
      bobs(),
      { ...mute, sessId: 'S-ann', rtcId: undefined, streamId: 'cam__Of_bob' },
      'no-such-stream'
    ],
    ['somebody else’s stream by rtcId', bobs(), { ...mute, sessId: 'S-ann' }, 'no-such-stream'],
    ['without any name', bobs(), { ...mute, rtcId: undefined }, 'no-such-stream'],
    ['by a stranger', bobs(), { ...mute, sessId: 'S-eve' }, 'session-gone'],
    ['a camera on when videos are full', aMeeting({ limits: few, streams: dark }), { ...mute, voff: 0 }, 'videos-full'],
    ['a microphone off when videos are full', aMeeting({ limits: few, streams: dark }), { ...mute, aoff: 1 }, undefined]
  ])('%s', (_, state, command, expected) => {
    expect(refusalOf(state, command as typeof mute)).toBe(expected)
  })
})
