import { Role } from '../../../protocol/numbers'
import { MEMBER_ROLE } from '../../../protocol/server-events'
import type { Conference } from '../../../server/conference/contract'
import { eventLine } from '../../support/conference/decisions'
import { Hall } from '../../support/conference/hall'
import { mini, nameOf, ours } from '../../support/conference/states'

let hall: Hall
let conference: Conference

beforeEach(async () => {
  hall = await new Hall().open()
  conference = (await hall.room('ann')).conference
})
afterEach(() => hall.conferences.close())

describe('the answer to entering', () => {
  test('for a web client has lists with itself in them, and no useUrl', () => {
    hall.visit(conference, 'ann')
    const { answer, after } = hall.visit(conference, 'bob')
    expect(answer.mems.map((member) => [member.name, member.globalName, member.nickName])).toEqual([
      [nameOf('ann'), nameOf('ann'), 'ann'],
      [nameOf('bob'), nameOf('bob'), 'bob']
    ])
    expect(answer).toMatchObject({
      role: Role.TALKER,
      streams: [],
      vcodes: ['H264', 'VP8'],
      yourIp: '10.0.0.9',
      cattrs: {},
      cstate: { muteAll: false, locked: false }
    })
    expect(JSON.parse(answer.rtcCfg)).toEqual({ iceServers: [] })
    expect(answer).not.toHaveProperty('useUrl')
    expect(after).toEqual([])
  })

  test('for a mini-program has the useUrl and H264 only, and one 402 with everything follows', () => {
    conference.setAttributes(nameOf('ann'), [{ key: 'a', val: '1', op: 'UPDATE' }])
    const { answer, after } = hall.visit(conference, 'ann', { terminal: mini })
    expect(answer).toMatchObject({
      vcodes: ['H264'],
      useUrl: `https://meet.example/easemob/rtc/use/use-${answer.sessId}`
    })
    expect(after.map(eventLine)).toEqual(['402 [{"key":"a","val":"1","op":""}] {"muteAll":false,"locked":false}'])
  })

  test('never lists a stream with the rtcId of its publisher, nor one without media', async () => {
    const { sessId } = hall.visit(conference, 'ann', { terminal: mini }).answer
    conference.publishAddress(sessId, 'wx-1-abc', 'h')
    expect(hall.visit(conference, 'bob').answer.streams).toEqual([])
    hall.engine.events.emit('live', hall.engine.grants[0]!.streamId, { audio: true, video: true })
    const [stream] = hall.visit(conference, 'cid').answer.streams
    expect(stream).toMatchObject({ id: hall.engine.grants[0]!.streamId, vcodes: ['H264'], voff: 0, aoff: 0 })
    expect(stream).not.toHaveProperty('rtcId')
    await Promise.resolve()
  })

  test('is refused with a ticket of another conference', async () => {
    const other = (await hall.room('ann', { roomName: 'other' })).conference
    const asOther = Object.assign(Object.create(conference) as Conference, { enter: conference.enter.bind(conference) })
    Object.defineProperty(asOther, 'id', { value: other.id })
    expect(() => hall.visit(asOther, 'ann')).toThrow(expect.objectContaining({ reason: 'ticket-invalid' }) as Error)
  })
})

describe('a socket that is lost', () => {
  test('and comes back in time: same sessId and memId, the others hear nothing', () => {
    const ann = hall.visit(conference, 'ann')
    const bob = hall.visit(conference, 'bob')
    ann.ear.take()
    conference.lost(bob.answer.sessId, bob.ear)
    hall.clock.pass(74_000)
    const again = hall.visit(conference, 'bob', { sessId: bob.answer.sessId })
    hall.clock.pass(200_000)
    expect(again.answer).toMatchObject({ sessId: bob.answer.sessId, memId: bob.answer.memId })
    expect(again.answer.mems).toHaveLength(2)
    expect(ann.ear.heard).toEqual([])
  })

  test('of a mini-program: what it missed follows the answer, in order, and then one 402', () => {
    const bob = hall.visit(conference, 'bob', { terminal: mini })
    hall.visit(conference, 'ann')
    conference.lost(bob.answer.sessId, bob.ear)
    const cid = hall.visit(conference, 'cid')
    conference.setState(nameOf('ann'), { muteAll: true })
    conference.grant(nameOf('ann'), ['bob'], Role.ADMIN)
    const { after } = hall.visit(conference, 'bob', { sessId: bob.answer.sessId, terminal: mini })
    expect(after.map(eventLine)).toEqual([
      `300 ${cid.answer.memId}`,
      '402 [] {"muteAll":true,"locked":false}',
      '412 7',
      '402 [] {"muteAll":true,"locked":false}'
    ])
    expect(hall.visit(conference, 'bob', { sessId: bob.answer.sessId, terminal: mini }).after).toHaveLength(1)
  })

  test('of a web client: nothing is replayed, the lists say it', () => {
    const bob = hall.visit(conference, 'bob')
    conference.lost(bob.answer.sessId, bob.ear)
    hall.visit(conference, 'cid')
    const { after, answer } = hall.visit(conference, 'bob', { sessId: bob.answer.sessId })
    expect(after).toEqual([])
    expect(answer.mems).toHaveLength(2)
  })

  test('too long is leaving with 4; the late client is let in again under its old ids', () => {
    const ann = hall.visit(conference, 'ann')
    const bob = hall.visit(conference, 'bob')
    ann.ear.take()
    conference.lost(bob.answer.sessId, bob.ear)
    hall.clock.pass(75_000)
    expect(ann.ear.take()).toEqual([`301 ${bob.answer.memId} 4`])
    const late = hall.visit(conference, 'bob', { sessId: bob.answer.sessId })
    expect(late.answer).toMatchObject({ sessId: bob.answer.sessId, memId: bob.answer.memId })
    expect(ann.ear.take()).toEqual([`300 ${bob.answer.memId}`])
  })

  test('after it was replaced by a newer one says nothing', () => {
    const bob = hall.visit(conference, 'bob')
    const again = hall.visit(conference, 'bob', { sessId: bob.answer.sessId })
    expect(bob.ear.closed).toBe(true)
    conference.lost(bob.answer.sessId, bob.ear)
    hall.visit(conference, 'ann')
    expect(again.ear.heard).toHaveLength(1)
  })
})

describe('who was thrown out', () => {
  test('by kick may not resume, not even with a session that was dropped; a new ticket lets in', () => {
    const ticketTime = hall.clock.now()
    const bob = hall.visit(conference, 'bob')
    hall.clock.pass(10)
    conference.kick(nameOf('ann'), ['bob'], false)
    expect(bob.ear).toMatchObject({ closed: true, heard: [`301 ${bob.answer.memId} 12`] })
    expect(hall.engine.calls).toContain(`disconnect ${bob.answer.memId}`)
    const gone = expect.objectContaining({ reason: 'session-gone' }) as Error
    expect(() => hall.visit(conference, 'bob', { sessId: bob.answer.sessId })).toThrow(gone)
    expect(() => hall.visit(conference, 'bob', { ticketTime })).toThrow(gone)
    expect(hall.visit(conference, 'bob').answer.memId).not.toBe(bob.answer.memId)
  })

  test('with ban may not come back at all', () => {
    hall.visit(conference, 'bob')
    conference.kick(nameOf('ann'), ['bob'], true)
    const banned = expect.objectContaining({ reason: 'banned' }) as Error
    expect(() => hall.visit(conference, 'bob')).toThrow(banned)
    const request = { password: '', role: Role.TALKER, trusted: false } as const
    expect(() => conference.admit({ appKey: 'org#app', name: nameOf('bob') }, request)).toThrow(banned)
  })

  test('by a second device gets 10 and its socket is closed', () => {
    const old = hall.visit(conference, 'bob')
    const young = hall.visit(conference, 'bob')
    expect(old.ear).toMatchObject({ closed: true, heard: [`301 ${old.answer.memId} 10`] })
    expect(young.answer.mems).toHaveLength(1)
  })
})

describe('role changes', () => {
  test('bring 412 with a role token to the member and our own event to those who understand it', () => {
    const ann = hall.visit(conference, 'ann', { terminal: ours })
    const bob = hall.visit(conference, 'bob')
    ann.ear.take()
    conference.grant(nameOf('ann'), ['bob'], Role.ADMIN)
    expect(bob.ear.events).toEqual([
      { op: 412, cver: expect.any(Number) as number, role: 7, roleToken: `role ${conference.id} ${nameOf('bob')}` }
    ])
    expect(ann.ear.events).toEqual([
      { op: MEMBER_ROLE, cver: expect.any(Number) as number, memId: bob.answer.memId, role: 7 }
    ])
    expect(conference.roleOf('bob')).toBe(Role.ADMIN)
    expect(conference.roleOf('nobody')).toBeUndefined()
  })

  test('without an admin somebody leads after a grace', () => {
    hall.visit(conference, 'bob')
    const cid = hall.visit(conference, 'cid')
    hall.clock.pass(75_000)
    expect(conference.roleOf('bob')).toBe(Role.ADMIN)
    expect(cid.ear.heard).toHaveLength(1)
  })
})
