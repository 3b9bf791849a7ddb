import { setTimeout as sleep } from 'node:timers/promises'
import type { Mgr } from '../../src/services/emedia/mgr'
import type { ConfrMember, ConfrStream } from '../../src/services/emedia/mgr/shapes'
import { probe } from '../support/media/probe'
import { push } from '../support/media/push'
import { signIn } from '../support/sdk/account'
import { eventually } from '../support/sdk/eventually'
import { type App, loadPublishedFile } from '../support/sdk/published-file'
import { type TestServer, startServer } from '../support/server'

/** Every method and callback of the published document, in the published file, against the real server. */

let server: TestServer
let rooms = 0
const apps: TestApp[] = []

beforeAll(async () => {
  server = await startServer()
}, 60_000)

afterAll(() => server.close())

afterEach(async () => {
  await Promise.all(apps.splice(0).map(({ mgr }) => mgr.exitConference()))
})

const callbacks = [
  'onMemberJoined',
  'onMemberExited',
  'onStreamAdded',
  'onStreamRemoved',
  'onRoleChanged',
  'onMediaChanaged',
  'onSoundChanage',
  'onConfrAttrsUpdated',
  'onReconnect',
  'onConferenceExit'
] as const

interface TestApp extends App {
  readonly mgr: Mgr
  /** Every callback, in order. */
  readonly told: { readonly name: string; readonly args: readonly unknown[] }[]
}

function newApp(): TestApp {
  const app = loadPublishedFile()
  const told: { name: string; args: readonly unknown[] }[] = []
  const { mgr } = app.emedia
  for (const name of callbacks) mgr[name] = (...args: readonly unknown[]) => void told.push({ name, args })
  mgr.setHost(server.url)
  const testApp = { ...app, mgr, told }
  apps.push(testApp)
  return testApp
}

const named = (app: TestApp, name: string) => app.told.filter((call) => call.name === name)
const members = (app: TestApp) => named(app, 'onMemberJoined').map(({ args }) => args[0] as ConfrMember)
const like = (val: string): unknown => ({ key: 'in', val, op: 'ADD' })
const newRoom = (): string => `documented ${++rooms}`

/** The application of a test that joined a room, and what joining brought. */
async function joined(roomName: string, more: { password?: string; role?: 1 | 3 | 7; config?: object } = {}) {
  const app = newApp()
  const confr = await app.mgr.joinRoom({ roomName, password: '', config: {}, ...more })
  if (!('memId' in confr)) throw new Error('not in')
  return { app, mgr: app.mgr, confr }
}

test('the constants are those of the document', () => {
  const { emedia, wx } = newApp()
  expect({ ...emedia.mgr.ConfrType }).toEqual({ COMMUNICATION: 10, COMMUNICATION_MIX: 11, LIVE: 12 })
  expect({ ...emedia.mgr.Role }).toEqual({ ADMIN: 7, TALKER: 3, AUDIENCE: 1 })
  expect(emedia.util.getRtcId()).toMatch(/^wx-\d+-[a-z]{3}$/)
  expect(wx.emedia).toBe(emedia)
})

test('createConference resolves with the conference; its maker is admin after joining with the ticket', async () => {
  const { mgr, told } = newApp()

  const confr = await mgr.createConference(mgr.ConfrType.LIVE, 'password123')

  const expected = { confrId: expect.any(String) as string, password: 'password123', type: 12 }
  expect(confr).toMatchObject({ ...expected, roleToken: expect.any(String) as string, data: expected })
  if (!('ticket' in confr)) throw new Error('refused')
  expect(confr.id).toBe(confr.confrId)
  const entered = await mgr.joinConferenceWithTicket(confr.confrId, confr.ticket, { role: 'admin' })
  expect(entered).toMatchObject({ confrId: confr.confrId, role: 7 })
  expect(told).toMatchObject([{ name: 'onMemberJoined', args: [{ isSelf: true, role: 7, ext: { role: 'admin' } }] }])
})

test('getConferenceTkt gives the ticket, and joinConference joins with the password and shows ext to the others', async () => {
  const host = newApp()
  const made = await host.mgr.createConference(10, 'pw')
  if (!('ticket' in made)) throw new Error('refused')
  await host.mgr.joinConferenceWithTicket(made.confrId, made.ticket)
  const guest = newApp()

  const tkt = await guest.mgr.getConferenceTkt(made.confrId, 'pw')
  await expect(guest.mgr.getConferenceTkt(made.confrId, 'no')).rejects.toMatchObject({ code: -503 })
  await guest.mgr.joinConference(made.confrId, 'pw', { role: 'visitor' })

  expect(tkt.data).toMatchObject({ ticket: expect.stringContaining(made.confrId) as string })
  await eventually(() => expect(members(host)).toHaveLength(2))
  const seen = members(host)[1]!
  expect(seen.ext).toEqual({ role: 'visitor' })
  expect(seen.globalName).toBe(`emeet#app_${seen.name}@easemob.com`)
  expect(Object.keys(seen)).toEqual(expect.arrayContaining(['id', 'name', 'globalName', 'ext', 'role', 'nickName']))
})

test('joinRoom makes the room that is not there; all are told of each other once, after the join resolved', async () => {
  const roomName = newRoom()
  const first = await joined(roomName, { role: 7, config: { nickName: 'Anna', maxTalkerCount: 3 } })
  expect(first.confr).toMatchObject({ isCreator: true, role: 7 })
  const app = newApp()

  let atResolution: readonly string[] = []
  await app.mgr.joinRoom({ roomName, config: { nickName: 'Ben', ext: { seat: 1 } } }).then(() => {
    atResolution = app.told.map(({ name }) => name)
  })

  expect(atResolution).toEqual(['onMemberJoined'])
  expect(members(app)[0]).toMatchObject({ isSelf: true, nickName: 'Ben' })
  await eventually(() => expect(members(app).map(({ nickName }) => nickName)).toEqual(['Ben', 'Anna']))
  await eventually(() => expect(members(first.app).map(({ nickName }) => nickName)).toEqual(['Anna', 'Ben']))
  expect(members(first.app)[1]!.ext).toEqual({ nickName: 'Ben', seat: 1 })
})

test('joinRoom rejects with a code; with legacyErrors it resolves as it used to', async () => {
  const roomName = newRoom()
  await joined(roomName, { password: 'right' })
  const app = newApp()

  await expect(app.mgr.joinRoom({ roomName, password: 'wrong' })).rejects.toMatchObject({ code: -503 })
  app.emedia.config({ legacyErrors: true })

  const old = await app.mgr.joinRoom({ roomName, password: 'wrong' })
  expect(old).toMatchObject({ error: -1, message: 'joinRoom error', reaseon: { code: -503 } })
  expect(app.told).toEqual([])
})

test('the limits of joinRoom.config hold', async () => {
  const roomName = newRoom()
  await joined(roomName, { config: { maxTalkerCount: 1, maxAudienceCount: 1 } })

  await expect(joined(roomName, { role: 3 })).rejects.toMatchObject({ code: -523 })
  await joined(roomName, { role: 1 })
  await expect(joined(roomName, { role: 1 })).rejects.toMatchObject({ code: -510 })
})

test('a ticket that is not accepted is told with its code', async () => {
  const { mgr, told } = newApp()
  const confr = await mgr.createConference(10, '')
  if (!('ticket' in confr)) throw new Error('refused')
  const forged = JSON.stringify({ ...(JSON.parse(confr.ticket) as object), role: 1, hmac: 'AAAA' })

  await expect(mgr.joinConferenceWithTicket(confr.confrId, forged)).rejects.toMatchObject({ code: -500 })

  expect(told).toEqual([{ name: 'onConferenceExit', args: [4, -500] }])
})

test('exitConference tells everything off, and the others that one is gone', async () => {
  const roomName = newRoom()
  const first = await joined(roomName)
  const second = await joined(roomName)
  await eventually(() => expect(members(second.app)).toHaveLength(2))

  await second.mgr.exitConference(second.confr.confrId)

  const last = second.app.told.slice(-3)
  expect(last.map(({ name }) => name)).toEqual(['onMemberExited', 'onMemberExited', 'onConferenceExit'])
  expect(last[2]!.args).toEqual([0, undefined])
  await eventually(() =>
    expect(named(first.app, 'onMemberExited')).toMatchObject([{ args: [{ id: second.confr.memId }, 0] }])
  )
  await eventually(() => expect(second.app.wx.openSockets()).toBe(0))
})

test('kickMembersById removes by name: reason 12', async () => {
  const roomName = newRoom()
  const admin = await joined(roomName)
  const victim = await joined(roomName)

  const answer = await admin.mgr.kickMembersById(admin.confr.confrId, [members(victim.app)[0]!.name])

  expect(answer.data).toMatchObject({ error: 0 })
  await eventually(() => expect(named(victim.app, 'onConferenceExit')).toMatchObject([{ args: [12, undefined] }]))
  await eventually(() =>
    expect(named(admin.app, 'onMemberExited')).toMatchObject([{ args: [{ id: victim.confr.memId }, 12] }])
  )
})

test('grantRole reaches onRoleChanged, with the role as number or as text; only admins may', async () => {
  const roomName = newRoom()
  const admin = await joined(roomName)
  const member = await joined(roomName)
  const { globalName } = members(member.app)[0]!

  await admin.mgr.grantRole(admin.confr.confrId, [globalName], '1' as unknown as 1)
  await eventually(() => expect(named(member.app, 'onRoleChanged')).toMatchObject([{ args: [1] }]))
  await expect(member.mgr.grantRole(admin.confr.confrId, [globalName], 7)).rejects.toMatchObject({ code: -505 })
  await admin.mgr.grantRole(admin.confr.confrId, [globalName], 7)

  await eventually(() => expect(named(member.app, 'onRoleChanged').map(({ args }) => args[0])).toEqual([1, 7]))
})

test('destroyConference ends it for everybody, also from outside: reason 11', async () => {
  const maker = newApp()
  const made = await maker.mgr.createConference(10, '')
  if (!('confrId' in made)) throw new Error('refused')
  const member = newApp()
  await member.mgr.joinConference(made.confrId, '')

  await maker.mgr.destroyConference(made.confrId)

  await eventually(() => expect(named(member, 'onConferenceExit')).toMatchObject([{ args: [11, undefined] }]))
})

test('getConferenceInfo says what the conference is', async () => {
  const roomName = newRoom()
  const { mgr, app, confr } = await joined(roomName, { password: 'pw' })

  const info = await mgr.getConferenceInfo(confr.confrId, 'pw')

  const { globalName } = members(app)[0]!
  expect(info.data).toMatchObject({
    confr: { id: confr.confrId, type: 10, roomName, admins: [globalName], memTotal: 1 }
  })
})

test('attributes are told as one list, with what happened to each', async () => {
  const roomName = newRoom()
  const first = await joined(roomName)
  const second = await joined(roomName)
  const lists = () => named(second.app, 'onConfrAttrsUpdated').map(({ args }) => args[0])
  await eventually(() => expect(members(second.app)).toHaveLength(2))
  const { confrId } = first.confr

  let succeeded = 0
  await first.mgr.setConferenceAttrs({ key: 'topic', val: 'one', confrId, success: () => (succeeded += 1) })
  await eventually(() => expect(lists().at(-1)).toEqual([{ key: 'topic', val: 'one', op: 'ADD' }]))
  await first.mgr.setConferenceAttrs({ key: 'topic', val: 'two', confrId })
  await eventually(() => expect(lists().at(-1)).toEqual([{ key: 'topic', val: 'two', op: 'UPDATE' }]))
  await second.mgr.deleteConferenceAttrs({ key: 'topic', confrId })

  await eventually(() => expect(lists().at(-1)).toEqual([{ key: 'topic', val: 'two', op: 'DEL' }]))
  expect(succeeded).toBe(1)
  expect(lists()).toHaveLength(3)
})

test('pubStream and subStream: a picture that is pushed is announced, played, and told when it ends', async () => {
  const roomName = newRoom()
  const pusher = await joined(roomName)
  const viewer = await joined(roomName)
  const rtcId = pusher.app.emedia.util.getRtcId()

  const pushed = await pusher.mgr.pubStream(rtcId)
  if (!('rtmp' in pushed)) throw new Error('refused')
  const running = await push(pushed.data.rtmp)
  const streams = () => named(viewer.app, 'onStreamAdded').map(({ args }) => args[0] as ConfrStream)
  await eventually(() => expect(streams()).toHaveLength(1), 15_000)

  expect(streams()[0]).toMatchObject({
    rtcId,
    voff: 0,
    aoff: 0,
    memId: pusher.confr.memId,
    owner: { id: pusher.confr.memId }
  })
  const played = await viewer.mgr.subStream(streams()[0]!.id)
  if (!('rtmp' in played)) throw new Error('refused')
  expect(await probe(played.data.rtmp, { seconds: 1 })).toMatchObject({ video: { moving: true } })
  expect(named(pusher.app, 'onStreamAdded')).toEqual([])
  await eventually(() => expect(named(viewer.app, 'onSoundChanage')).not.toEqual([]), 15_000)
  const meterData = { instant: expect.closeTo(0.09, 1) as number, slow: expect.closeTo(0.09, 1) as number, clip: 0 }
  expect(named(viewer.app, 'onSoundChanage')[0]?.args).toMatchObject([
    { id: pusher.confr.memId },
    { id: streams()[0]!.id },
    meterData,
    viewer.confr.confrId
  ])
  expect(named(pusher.app, 'onSoundChanage')).toEqual([])
  await running.stop()
  await eventually(
    () => expect(named(viewer.app, 'onStreamRemoved')).toMatchObject([{ args: [{ id: streams()[0]!.id }] }]),
    15_000
  )
}, 60_000)

test('a lost socket is replaced without the others noticing, and onReconnect is called', async () => {
  const roomName = newRoom()
  const first = await joined(roomName)
  const second = await joined(roomName)
  await eventually(() => expect(members(first.app)).toHaveLength(2))

  second.app.wx.cut()

  await eventually(() => expect(named(second.app, 'onReconnect')).toHaveLength(1))
  await sleep(200)
  expect(named(first.app, 'onMemberExited')).toEqual([])
  expect(members(second.app)).toHaveLength(2)
})

test('onMediaChanaged tells that a camera is off', async () => {
  const roomName = newRoom()
  const pusher = await joined(roomName)
  const viewer = await joined(roomName)
  const asked = await pusher.mgr.pubStream('wx-0-abc')
  if (!('rtmp' in asked)) throw new Error('refused')
  const running = await push(asked.data.rtmp)
  await eventually(() => expect(named(viewer.app, 'onStreamAdded')).toHaveLength(1), 15_000)
  await running.stop()

  const soundOnly = await push(asked.data.rtmp, { video: false })

  const changes = () => named(viewer.app, 'onMediaChanaged').map(({ args }) => args[0] as ConfrStream)
  await eventually(() => expect(changes().at(-1)).toMatchObject({ voff: 1, aoff: 0 }), 30_000)
  await soundOnly.stop()
}, 60_000)

test('one application can be in two conferences at once: each call reaches the one that is meant', async () => {
  const one = await joined(newRoom())
  const second = await one.mgr.joinRoom({ roomName: newRoom(), password: '', config: {} })
  if (!('memId' in second)) throw new Error('not in')

  await one.mgr.setConferenceAttrs({ key: 'in', val: 'first', confrId: one.confr.confrId })
  await one.mgr.setConferenceAttrs({ key: 'in', val: 'second', confrId: second.confrId })
  const lists = () => named(one.app, 'onConfrAttrsUpdated').map(({ args }) => args[0])
  await eventually(() => expect(lists()).toEqual([[like('first')], [like('second')]]))
  await one.mgr.exitConference(one.confr.confrId)

  expect(one.app.wx.openSockets()).toBeLessThanOrEqual(2)
  const address = await one.mgr.pubStream('wx-0-abc')
  expect(address).toMatchObject({ data: { rtmp: expect.stringMatching(/^rtmp:/) as string } })
  await one.mgr.exitConference()
  await eventually(() => expect(one.app.wx.openSockets()).toBe(0))
  expect(named(one.app, 'onConferenceExit').map(({ args }) => args[0])).toEqual([0, 0])
})

test('a call that needs a conference waits for the join that is under way', async () => {
  const { mgr } = newApp()
  const joining = mgr.joinRoom({ roomName: newRoom(), config: {} })

  const address = await mgr.pubStream('wx-0-abc')

  expect(address).toMatchObject({ data: { rtmp: expect.stringMatching(/^rtmp:/) as string } })
  await joining
})

test('calls before joining, and mistakes, are refused with what was wrong', async () => {
  const { mgr } = newApp()

  await expect(mgr.pubStream('wx-1-abc')).rejects.toMatchObject({ code: -504, message: 'Join a conference first.' })
  await expect(mgr.joinRoom({ roomName: '' })).rejects.toMatchObject({
    name: 'TypeError',
    message: 'option.roomName: expected text that is not empty, received ""'
  })
  await expect(mgr.createConference(99 as 10)).rejects.toMatchObject({
    message: 'confrType: expected one of 10, 11, 12, received 99'
  })
  await expect(mgr.kickMembersById('x', 'y' as unknown as string[])).rejects.toMatchObject({ name: 'TypeError' })
  expect(() => mgr.setHost('nonsense')).toThrow('url: expected https://host[:port], received "nonsense"')
})

test.each([
  ['an object', { appKey: 'org#app', name: 'anna', domain: 'easemob.com' }],
  ['text', 'org#app_anna@easemob.com/webim_1']
])('the account of the IM SDK is used, its jid being %s', async (_form, jid) => {
  const app = newApp()
  app.wx.WebIM = {
    conn: { context: { jid, accessToken: await signIn(server.url, 'org#app', 'anna'), userId: 'anna' } }
  }

  await app.mgr.joinRoom({ roomName: newRoom(), config: {} })

  expect(members(app)[0]).toMatchObject({ name: 'anna', globalName: 'org#app_anna@easemob.com' })
})

test('emedia.config names an account, and full names where they are wanted', async () => {
  const token = await signIn(server.url, 'org#app', 'ben')
  const app = newApp()

  app.emedia.config({ appkey: 'org#app', userId: 'ben', token, fullNames: true })
  await app.mgr.joinRoom({ roomName: newRoom() })

  expect(members(app)[0]).toMatchObject({ name: 'org#app_ben@easemob.com' })
})
