import type { PublishedStream } from '../../../protocol/client-ops'
import { Op } from '../../../protocol/ops'
import type { Conference } from '../../../server/conference/contract'
import { MediaError } from '../../../server/media/engine'
import { eventLine } from '../../support/conference/decisions'
import { Hall, type Visit } from '../../support/conference/hall'
import { mini, nameOf } from '../../support/conference/states'

let hall: Hall
let conference: Conference
let ann: Visit
let bob: Visit
let counter = 0

const camera: PublishedStream = { type: 0, voff: 0, aoff: 0 }
const tsxId = (): string => `MSG1-${(counter += 1)}`
const offer = (rtcId: string, pubS: PublishedStream = camera) => ({ op: Op.OFFER, rtcId, sdp: 'v=0', pubS }) as const
const because = (reason: string): Error => expect.objectContaining({ reason }) as Error
const live = (streamId: string): boolean => hall.engine.events.emit('live', streamId, { audio: true, video: true })
const perform = (
  who: Visit,
  op: Parameters<Conference['perform']>[1],
  id = tsxId()
): ReturnType<Conference['perform']> => conference.perform(who.answer.sessId, op, id)
async function publish(who: Visit, rtcId: string, pubS = camera): Promise<string> {
  const reply = await perform(who, offer(rtcId, pubS))
  return (reply?.body as { streamId: string }).streamId
}

beforeEach(async () => {
  hall = await new Hall().open()
  conference = (await hall.room('ann')).conference
  ann = hall.visit(conference, 'ann')
  bob = hall.visit(conference, 'bob')
  ann.ear.take()
})
afterEach(() => hall.conferences.close())

describe('publishing by WebRTC', () => {
  test('is answered with id and version, then with 106; the others hear of it when media flows', async () => {
    const reply = await perform(bob, offer('RTC0'))
    expect(reply?.body).toEqual({ streamId: expect.stringContaining('RTC0__Of_') as string, csrc: 1, sver: 1 })
    expect(reply?.after).toEqual([{ op: 106, rtcId: 'RTC0', sdp: { type: 'answer', sdp: hall.engine.answer } }])
    expect(ann.ear.heard).toEqual([])
    const { streamId } = reply?.body as { streamId: string }
    live(streamId)
    expect(ann.ear.events[0]).toMatchObject({
      op: 302,
      pubS: { id: streamId, vcodes: ['VP8'], memName: nameOf('bob') }
    })
    expect(bob.ear.heard).toEqual([])
  })

  test('anew on another peer connection closes the earlier one after the engine has the new one', async () => {
    const id = await publish(bob, 'RTC0')
    live(id)
    ann.ear.take()
    await perform(bob, { op: Op.HANG_UP, rtcId: 'RTC0', endReason: -10 })
    await perform(bob, { op: Op.HANG_UP, rtcId: 'RTC0' })
    expect(hall.engine.calls.filter((call) => call.startsWith('disconnect'))).toEqual([])
    expect(await publish(bob, 'RTC3', { ...camera, id })).toBe(id)
    const { sessId } = bob.answer
    expect(hall.engine.calls.slice(-2)).toEqual([`publish ${sessId}:RTC3 ${id}`, `disconnect ${sessId}:RTC0`])
    expect(ann.ear.heard).toEqual([`302 ${id} v2`])
  })

  test('that the engine turns away leaves nothing behind', async () => {
    hall.engine.failures.push(new MediaError('bad-offer', 'no'))
    await expect(perform(bob, offer('RTC0'))).rejects.toEqual(because('bad-offer'))
    live(`RTC0__Of_${bob.answer.memId.slice(4)}`)
    expect(ann.ear.heard).toEqual([])
  })

  test('waits for an engine that is coming up', async () => {
    hall.engine.failures.push(new MediaError('unavailable', 'restarting'), new MediaError('unavailable', 'restarting'))
    const reply = perform(bob, offer('RTC0'))
    for (let round = 0; round < 4; round += 1) {
      await new Promise(setImmediate)
      hall.clock.pass(250)
    }
    await expect(reply).resolves.toMatchObject({ body: { sver: 1 } })
  })

  test('does not wait for ever', async () => {
    hall.engine.failures.push(...Array.from({ length: 50 }, () => new MediaError('unavailable', 'restarting')))
    const reply = expect(perform(bob, offer('RTC0'))).rejects.toEqual(because('media-unavailable'))
    for (let round = 0; round < 30; round += 1) {
      await new Promise(setImmediate)
      hall.clock.pass(250)
    }
    await reply
  })

  test.each<[string, () => void]>([
    ['was kicked', () => conference.kick(nameOf('ann'), ['bob'], false)],
    ['was made an audience', () => conference.grant(nameOf('ann'), ['bob'], 1)]
  ])('by somebody who meanwhile %s is cut off', async (_, act) => {
    let open = (): void => undefined
    hall.engine.gate = new Promise((resolve) => (open = resolve))
    const reply = expect(perform(bob, offer('RTC0'))).rejects.toEqual(because('no-such-stream'))
    act()
    open()
    await reply
    expect(hall.engine.calls.at(-1)).toBe(`disconnect ${bob.answer.sessId}:RTC0`)
  })
})

describe('subscribing', () => {
  const want = (subSId: string, rtcId = 'RTC1') =>
    ({ op: Op.OFFER, rtcId, sdp: 'v=0', subSId, subSVideo: true, subSAudio: false }) as const

  test('is answered with 106, and carries a right of its own', async () => {
    const id = await publish(bob, 'RTC0')
    live(id)
    const reply = await perform(ann, want(id))
    expect(reply?.body).toEqual({})
    expect(reply?.after.map(eventLine)).toEqual(['106 RTC1'])
    expect(hall.engine.calls.at(-1)).toBe(`subscribe ${ann.answer.sessId}:RTC1 ${id} +video`)
    expect(hall.engine.grants.at(-1)).toMatchObject({ purpose: 'play', memberId: ann.answer.memId })
    expect(hall.conferences.authorize(hall.engine.grants.at(-1)!)).toBe(true)
    conference.kick(nameOf('ann'), ['ann'], false)
    expect(hall.conferences.authorize(hall.engine.grants.at(-1)!)).toBe(false)
  })

  test('to what is not live or not there is refused', async () => {
    const id = await publish(bob, 'RTC0')
    await expect(perform(ann, want(id))).rejects.toEqual(because('no-such-stream'))
    await expect(perform(ann, want('none'))).rejects.toEqual(because('no-such-stream'))
  })

  test('never takes the peer connection that publishes', async () => {
    const id = await publish(bob, 'RTC0')
    live(id)
    await expect(perform(bob, want(id, 'RTC0'))).rejects.toEqual(because('bad-request'))
    await expect(perform(bob, { op: Op.UNSUBSCRIBE, rtcId: 'RTC0', subSId: id })).rejects.toEqual(
      because('bad-request')
    )
  })

  test('can be changed, trickled to and ended', async () => {
    const { sessId } = ann.answer
    await perform(ann, { op: Op.RESUBSCRIBE, rtcId: 'RTC1', subSId: 'x', subSVideo: false, subSAudio: true })
    await perform(ann, { op: Op.CANDIDATES, rtcId: 'RTC1', cands: [{ candidate: 'c', mid: '0' }] })
    await perform(ann, { op: Op.UNSUBSCRIBE, rtcId: 'RTC1', subSId: 'x' })
    expect(hall.engine.calls).toEqual([
      `resubscribe ${sessId}:RTC1 audio+`,
      `candidates ${sessId}:RTC1 1`,
      `disconnect ${sessId}:RTC1`
    ])
    hall.engine.failures.push(new MediaError('no-such-peer', 'gone'))
    const change = { op: Op.RESUBSCRIBE, rtcId: 'RTC1', subSId: 'x', subSVideo: false, subSAudio: true } as const
    await expect(perform(ann, change)).rejects.toEqual(because('no-such-stream'))
  })
})

describe('pushing from a phone', () => {
  test('is announced when it arrives; the same name gives the same stream', () => {
    const cid = hall.visit(conference, 'cid', { terminal: mini })
    ann.ear.take()
    const { sessId, memId } = cid.answer
    const id = `wx-1-abc__Of_${memId.slice(4)}`
    expect(conference.publishAddress(sessId, 'wx-1-abc', 'h')).toBe(`rtmp://h/publish/${id}`)
    expect(conference.publishAddress(sessId, 'wx-1-abc', 'h2')).toBe(`rtmp://h2/publish/${id}`)
    expect(ann.ear.heard).toEqual([])
    expect(() => conference.playAddress(ann.answer.sessId, id, 'h')).toThrow(because('no-such-stream'))
    live(id)
    expect(ann.ear.take()).toEqual([`302 ${id} v1`])
    expect(conference.playAddress(ann.answer.sessId, id, 'h')).toBe(`rtmp://h/play/${id}`)
    hall.engine.events.emit('tracks', id, { audio: false, video: true })
    hall.engine.events.emit('gone', id)
    expect(ann.ear.take()).toEqual([`400 ${id} voff 0 aoff 1`, `303 ${id}`])
    expect(cid.ear.heard).toEqual([])
  })

  test('is refused without a session, and the right to go on ends with the role', () => {
    expect(() => conference.publishAddress('none', 'a', 'h')).toThrow(because('session-gone'))
    expect(() => conference.playAddress('none', 'a', 'h')).toThrow(because('session-gone'))
    conference.publishAddress(bob.answer.sessId, 'cam', 'h')
    const [grant] = hall.engine.grants
    expect(hall.conferences.authorize(grant!)).toBe(true)
    expect(hall.conferences.authorize({ ...grant!, memberId: ann.answer.memId })).toBe(false)
    conference.grant(nameOf('ann'), ['bob'], 1)
    expect(hall.conferences.authorize(grant!)).toBe(false)
  })
})

describe('messages', () => {
  test('a request is answered by the member that it was meant for, and by nobody else', async () => {
    const cid = hall.visit(conference, 'cid')
    const arg = '{"op2":20}'
    const request = { op: Op.REMOTE_REQUEST, memId: bob.answer.memId, arg } as const
    expect(await perform(ann, request, 'MSG9-1')).toBeUndefined()
    const answer = { op: Op.RESPONSE, memId: ann.answer.memId, result: 0 } as const
    ann.ear.take()
    bob.ear.take()
    expect(await perform(cid, answer, 'MSG9-1')).toBeUndefined()
    expect(await perform(bob, answer, 'MSG9-2')).toBeUndefined()
    expect(ann.ear.heard).toEqual([])
    await perform(bob, answer, 'MSG9-1')
    await perform(bob, answer, 'MSG9-1')
    expect(ann.ear.heard).toEqual([`1001 ${bob.answer.memId} 0`])
  })

  test('a request to nobody is refused at once, a message is answered by us', async () => {
    await expect(perform(ann, { op: Op.REMOTE_REQUEST, memId: 'none', arg: '' })).rejects.toEqual(
      because('no-such-member')
    )
    const message = { op: Op.REMOTE_MESSAGE, memId: bob.answer.memId, arg: 'hi' } as const
    expect(await perform(ann, message)).toEqual({ body: {}, after: [] })
  })
})

describe('a copy', () => {
  test('that is current gets the version only, an old one the lists too', async () => {
    const { cver } = bob.answer
    expect((await perform(bob, { op: Op.COPY, cver }))?.body).toEqual({ cver })
    conference.setState(nameOf('ann'), { muteAll: true })
    const body = (await perform(bob, { op: Op.COPY, cver }))?.body
    expect(body).toMatchObject({ cver: cver + 1, streams: [], mems: [{ nickName: 'ann' }, { nickName: 'bob' }] })
  })
})

describe('said again', () => {
  test('with the same tsxId it is not done again, and answered the same', async () => {
    const message = { op: Op.REMOTE_MESSAGE, memId: bob.answer.memId, arg: 'hi' } as const
    await perform(ann, message, 'MSG5-1')
    const again = hall.visit(conference, 'ann', { sessId: ann.answer.sessId })
    await perform(again, message, 'MSG5-1')
    expect(bob.ear.take()).toEqual([`1003 ${ann.answer.memId} hi`])
    const first = await perform(bob, offer('RTC0'), 'MSG5-2')
    expect(await perform(bob, offer('RTC0'), 'MSG5-2')).toBe(first)
    expect(hall.engine.calls.filter((call) => call.startsWith('publish'))).toHaveLength(1)
  })

  test('a refusal is the same refusal', async () => {
    const mute = { op: Op.STREAM_CHANGED, rtcId: 'RTC0', voff: 1, aoff: 0 } as const
    await expect(perform(bob, mute, 'MSG6-1')).rejects.toEqual(because('no-such-stream'))
    await publish(bob, 'RTC0')
    await expect(perform(bob, mute, 'MSG6-1')).rejects.toEqual(because('no-such-stream'))
    await expect(perform(bob, mute, 'MSG6-2')).resolves.toEqual({ body: {}, after: [] })
  })

  test('an exit is fine however often it is said; anything else needs a session', async () => {
    await perform(bob, { op: Op.EXIT })
    expect(await perform(bob, { op: Op.EXIT })).toEqual({ body: {}, after: [] })
    expect(ann.ear.heard).toEqual([`301 ${bob.answer.memId} 0`])
    await expect(perform(bob, { op: Op.COPY, cver: 0 })).rejects.toEqual(because('session-gone'))
  })
})

describe('ending', () => {
  test('by an admin over the socket ends it for everybody', async () => {
    await expect(perform(bob, { op: Op.CLOSE })).rejects.toEqual(because('not-permitted'))
    await perform(ann, { op: Op.CLOSE })
    expect(bob.ear).toMatchObject({ closed: true, heard: [`301 ${bob.answer.memId} 11`] })
    expect(() => hall.conferences.get(conference.id)).toThrow(because('no-such-conference'))
    expect(hall.snapshots.kept.size).toBe(0)
    expect(hall.clock.running).toBe(0)
    await expect(perform(bob, { op: Op.COPY, cver: 0 })).rejects.toEqual(because('ended'))
  })

  test('recording one stream is not offered, and says so', async () => {
    await expect(perform(ann, { op: Op.RECORD, rtcId: 'x', flag: 1 })).rejects.toEqual(because('not-supported'))
  })
})
