import { ConfrType, ROLE_UNSPECIFIED, type RequestedRole, Role } from '../../../protocol/numbers'
import { Op } from '../../../protocol/ops'
import type { Conference } from '../../../server/conference/contract'
import { Hall } from '../../support/conference/hall'
import { mini, nameOf } from '../../support/conference/states'

let hall: Hall
const because = (reason: string): Error => expect.objectContaining({ reason }) as Error
const who = (name: string) => ({ appKey: 'org#app', name: nameOf(name) })

beforeEach(async () => {
  hall = await new Hall().open()
})
afterEach(() => hall.conferences.close())

describe('rooms', () => {
  test('one name is one conference, whoever comes; the first one created it', async () => {
    const first = await hall.room('ann', { password: 'x' })
    const second = await hall.room('bob', { password: 'x' })
    const back = await hall.room('ann', { password: 'x' })
    expect([first.isCreator, second.isCreator, back.isCreator]).toEqual([true, false, true])
    expect(second.conference).toBe(first.conference)
    expect(hall.conferences.findRoom('org#app', 'room')).toBe(first.conference)
    expect(hall.conferences.findRoom('org#other', 'room')).toBeUndefined()
  })

  test('a wrong password is refused and never kept as it is', async () => {
    const { conference } = await hall.room('ann', { password: 'a secret' })
    await expect(hall.room('bob', { password: 'x' })).rejects.toEqual(because('wrong-password'))
    await expect(hall.room('bob', { password: '' })).rejects.toEqual(because('wrong-password'))
    expect(hall.snapshots.kept.get(conference.id)).not.toContain('a secret')
    expect(conference.info().hasPassword).toBe(true)
  })

  test('an empty one closes after a grace, and somebody on the way keeps it open', async () => {
    const { conference } = await hall.room('ann')
    hall.clock.pass(59_000)
    conference.admit(who('ann'), { password: '', role: ROLE_UNSPECIFIED, trusted: false })
    hall.clock.pass(59_000)
    expect(hall.conferences.get(conference.id)).toBe(conference)
    hall.clock.pass(1_000)
    expect(() => hall.conferences.get(conference.id)).toThrow(because('no-such-conference'))
    expect((await hall.room('bob')).isCreator).toBe(true)
  })
})

describe('the role of a ticket', () => {
  const rows: [ConfrType, string, RequestedRole, Role][] = [
    [ConfrType.COMMUNICATION, 'ann', ROLE_UNSPECIFIED, Role.ADMIN],
    [ConfrType.COMMUNICATION, 'ann', Role.AUDIENCE, Role.ADMIN],
    [ConfrType.COMMUNICATION, 'bob', ROLE_UNSPECIFIED, Role.TALKER],
    [ConfrType.COMMUNICATION, 'bob', Role.TALKER, Role.TALKER],
    [ConfrType.COMMUNICATION, 'bob', Role.AUDIENCE, Role.AUDIENCE],
    [ConfrType.COMMUNICATION, 'bob', Role.ADMIN, Role.TALKER],
    [ConfrType.COMMUNICATION_MIX, 'bob', ROLE_UNSPECIFIED, Role.TALKER],
    [ConfrType.LIVE, 'bob', ROLE_UNSPECIFIED, Role.AUDIENCE],
    [ConfrType.LIVE, 'bob', Role.TALKER, Role.TALKER]
  ]
  test.each(rows)('in a conference of type %d, for %s who asks for %d: %d', async (type, name, role, expected) => {
    const conference = await hall.conferences.create(who('ann'), { ...(await request()), type })
    expect(conference.admit(who(name), { password: '', role, trusted: false })).toEqual({ role: expected })
  })

  test('is admin for the asking when the operator wants the vendor’s way', async () => {
    await hall.conferences.close()
    hall = await new Hall().open({ joinRole: 'as-requested' })
    const { conference } = await hall.room('ann')
    expect(conference.admit(who('bob'), { password: '', role: Role.ADMIN, trusted: false })).toEqual({
      role: Role.ADMIN
    })
  })

  test('needs the password unless an admin vouches', async () => {
    const { conference } = await hall.room('ann', { password: 'x' })
    const asked = { role: Role.TALKER, password: 'y' } as const
    expect(() => conference.admit(who('bob'), { ...asked, trusted: false })).toThrow(because('wrong-password'))
    expect(conference.admit(who('bob'), { ...asked, trusted: true })).toEqual({ role: Role.TALKER })
  })

  const request = () =>
    Promise.resolve({ password: '', rec: false, recMerge: false, limits: { maxAudienceCount: 5 }, ext: {} })
})

describe('after a crash', () => {
  const crash = async (): Promise<Hall> => {
    const next = await new Hall(hall).open()
    hall = next
    return next
  }

  test('members come back with the same ids and roles, and nobody is told anything', async () => {
    const { conference } = await hall.room('ann', { password: 'x' })
    const ann = hall.visit(conference, 'ann')
    const bob = hall.visit(conference, 'bob', { terminal: mini })
    conference.setAttributes(nameOf('ann'), [{ key: 'a', val: '1', op: 'UPDATE' }])
    await crash()
    const again = (await hall.room('ann', { password: 'x' })).conference
    expect(again.id).toBe(conference.id)
    const annAgain = hall.visit(again, 'ann', { sessId: ann.answer.sessId })
    expect(annAgain.answer).toMatchObject({ memId: ann.answer.memId, role: Role.ADMIN, cattrs: { a: '1' } })
    expect(hall.visit(again, 'bob', { sessId: bob.answer.sessId }).answer.memId).toBe(bob.answer.memId)
    expect(annAgain.ear.heard).toEqual([])
  })

  test('who does not come back has a grace anew and then has left', async () => {
    const { conference } = await hall.room('ann')
    const ann = hall.visit(conference, 'ann')
    const bob = hall.visit(conference, 'bob')
    await crash()
    const { ear } = hall.visit(hall.conferences.get(conference.id), 'ann', { sessId: ann.answer.sessId })
    hall.clock.pass(74_999)
    expect(ear.heard).toEqual([])
    hall.clock.pass(1)
    expect(ear.heard).toEqual([`301 ${bob.answer.memId} 4`])
  })

  test('who was kicked or banned stays out', async () => {
    const { conference } = await hall.room('ann')
    const bob = hall.visit(conference, 'bob')
    hall.visit(conference, 'cid')
    conference.kick(nameOf('ann'), ['bob'], false)
    conference.kick(nameOf('ann'), ['cid'], true)
    await crash()
    const again = hall.conferences.get(conference.id)
    expect(() => hall.visit(again, 'bob', { sessId: bob.answer.sessId })).toThrow(because('session-gone'))
    expect(() => hall.visit(again, 'cid')).toThrow(because('banned'))
  })

  test('streams have a moment to come back, as a new version', async () => {
    const { conference } = await hall.room('ann')
    const ann = hall.visit(conference, 'ann')
    const bob = hall.visit(conference, 'bob', { terminal: mini })
    conference.publishAddress(bob.answer.sessId, 'cam', 'h')
    const { streamId } = hall.engine.grants[0]!
    hall.engine.events.emit('live', streamId, { audio: true, video: true })
    await crash()
    const again = hall.conferences.get(conference.id)
    const { ear, answer } = hall.visit(again, 'ann', { sessId: ann.answer.sessId })
    expect(answer.streams.map((stream) => stream.id)).toEqual([streamId])
    hall.engine.events.emit('live', streamId, { audio: true, video: true })
    expect(ear.heard).toEqual([`302 ${streamId} v2`])
  })

  test('what was destroyed is not taken up', async () => {
    const { conference } = await hall.room('ann')
    conference.destroy(nameOf('ann'))
    await crash()
    expect(() => hall.conferences.get(conference.id)).toThrow(because('no-such-conference'))
  })

  test.each<[string, (text: string) => string]>([
    ['was written by a newer version', (text) => text.replace('"version":1', '"version":2')],
    ['lacks something', (text) => text.replace('"members"', '"persons"')],
    ['says something impossible', (text) => text.replace('"role":7', '"role":8')]
  ])('a snapshot that %s is refused', async (_, damage) => {
    const { conference } = await hall.room('ann')
    hall.visit(conference, 'ann')
    hall.snapshots.kept.set(conference.id, damage(hall.snapshots.kept.get(conference.id)!))
    await crash()
    expect(hall.snapshots.refused).toHaveLength(1)
    expect(() => hall.conferences.get(conference.id)).toThrow(because('no-such-conference'))
  })
})

describe('every change', () => {
  let conference: Conference
  let isSaved: boolean

  beforeEach(async () => {
    conference = (await hall.room('ann')).conference
    isSaved = false
    hall.snapshots.onSave = () => {
      isSaved = true
    }
  })

  test('is kept before anybody hears of it', () => {
    const { ear } = hall.visit(conference, 'ann')
    isSaved = false
    const savedWhenHeard: boolean[] = []
    const { push } = ear.events
    ear.events.push = (...events) => {
      savedWhenHeard.push(isSaved)
      return push.apply(ear.events, events)
    }
    hall.visit(conference, 'bob')
    expect(savedWhenHeard).toEqual([true])
  })

  test('that the disk does not take happens all the same, and is kept when the disk takes it again', () => {
    const { ear } = hall.visit(conference, 'ann')
    let tries = 0
    hall.snapshots.onSave = () => {
      tries += 1
      throw new Error('the disk is full')
    }
    const bob = hall.visit(conference, 'bob')
    expect(ear.take()).toHaveLength(1)
    conference.kick(nameOf('ann'), [nameOf('bob')], true)
    expect(bob.ear.closed).toBe(true)
    expect(hall.complaints).toHaveLength(1)
    const before = hall.snapshots.kept.get(conference.id)
    expect(before).not.toContain('"banned":["')
    hall.clock.pass(10_000)
    expect([tries, hall.complaints.length, hall.snapshots.kept.get(conference.id)]).toEqual([3, 1, before])
    hall.snapshots.onSave = () => undefined
    hall.clock.pass(10_000)
    expect(hall.snapshots.kept.get(conference.id)).toContain(`"banned":["${nameOf('bob')}"]`)
  })

  test('that the disk has not taken is tried a last time when the server ends', async () => {
    hall.snapshots.onSave = () => {
      throw new Error('the disk is full')
    }
    hall.visit(conference, 'ann')
    hall.snapshots.onSave = () => undefined
    await hall.conferences.close()
    expect(hall.snapshots.kept.get(conference.id)).toContain(nameOf('ann'))
  })

  test('a member whose socket breaks does not keep the others from hearing', async () => {
    const bad = hall.visit(conference, 'ann')
    const good = hall.visit(conference, 'bob')
    bad.ear.send = () => {
      throw new Error('broken')
    }
    await conference.perform(hall.visit(conference, 'cid').answer.sessId, { op: Op.EXIT }, 'MSG1-1')
    expect(good.ear.heard).toHaveLength(2)
    expect(hall.complaints).toHaveLength(2)
  })
})

test('closing stops every timer and can be done twice', async () => {
  const { conference } = await hall.room('ann')
  const ann = hall.visit(conference, 'ann')
  conference.lost(ann.answer.sessId, ann.ear)
  await hall.conferences.close()
  await hall.conferences.close()
  expect(hall.clock.running).toBe(0)
  expect(hall.engine.events.eventNames()).toEqual([])
})

test('what is done to rights outlasts a loss of power, everything else the end of the process', async () => {
  const saved: (string | undefined)[] = []
  const save = hall.snapshots.save.bind(hall.snapshots)
  hall.snapshots.save = (id, snapshot, outlasting?: string) => {
    saved.push(outlasting)
    save(id, snapshot)
  }
  const { conference } = await hall.room('ann')
  conference.setAttributes(nameOf('ann'), [{ key: 'k', val: 'v', op: 'UPDATE' }])
  conference.setState(nameOf('ann'), { locked: true })
  conference.kick(nameOf('ann'), ['bob'], true)
  expect(saved).toEqual(['process', 'process', 'power', 'power'])
})
