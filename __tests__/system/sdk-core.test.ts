import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '../../src/services/emedia/client'
import { CoreClient } from '../../src/services/emedia/core/client'
import { EmediaError } from '../../src/services/emedia/core/error'
import type { Client, Conference, ConferenceEvents, PublishedClient } from '../../src/services/emedia/core/types'
import { eventually } from '../support/sdk/eventually'
import { type NodeEnvironment, createNodeEnvironment } from '../support/sdk/node-environment'
import { type TestServer, startServer } from '../support/server'

let server: TestServer
let rooms = 0

beforeAll(async () => {
  server = await startServer()
}, 60_000)

afterAll(() => server.close())

interface Person {
  readonly environment: NodeEnvironment
  readonly client: Client
}

const opened: Conference[] = []

afterEach(async () => {
  await Promise.all(opened.splice(0).map((conference) => conference.leave()))
})

function person(type: 'MINI_PROGRAM' | 'WEB' = 'MINI_PROGRAM'): Person {
  const environment = createNodeEnvironment(type)
  return { environment, client: createClient(environment, { host: server.url, appkey: 'org#app' }) }
}

const newRoom = (): string => `room ${++rooms}`

async function join(
  { client }: { client: PublishedClient },
  options: Parameters<Client['joinRoom']>[0]
): Promise<Conference> {
  const conference = await client.joinRoom(options)
  opened.push(conference)
  return conference
}

const names: readonly (keyof ConferenceEvents)[] = [
  'memberJoined',
  'memberLeft',
  'memberChanged',
  'streamAdded',
  'streamRemoved',
  'streamChanged',
  'roleChanged',
  'attributesChanged',
  'stateChanged',
  'message',
  'reconnecting',
  'reconnected',
  'closed',
  'error'
]

/** Everything that a conference tells, in order. */
function listen(conference: Conference): { name: string; args: readonly unknown[] }[] {
  const told: { name: string; args: readonly unknown[] }[] = []
  for (const name of names) conference.on(name, (...args: readonly unknown[]) => void told.push({ name, args }))
  return told
}

const told = (events: readonly { name: string }[]): readonly string[] => events.map(({ name }) => name)

test('the one who opens a room is its admin, a later one finds him there and is told to him once', async () => {
  const roomName = newRoom()
  const first = await join(person(), { roomName, nickName: 'Anna' })
  const events = listen(first)
  expect(first).toMatchObject({ isCreator: true, roomName, type: 10, status: 'open', self: { role: 7, isSelf: true } })

  const second = await join(person(), { roomName, nickName: 'Ben', ext: { seat: 4 } })

  expect(second.isCreator).toBe(false)
  expect([...second.members.values()].map(({ nickName }) => nickName)).toEqual(['Anna', 'Ben'])
  await eventually(() => expect(first.members.size).toBe(2))
  expect(told(events)).toEqual(['memberJoined'])
  expect(first.members.get(second.self.id)).toMatchObject({ nickName: 'Ben', ext: { seat: 4 }, role: 3, isSelf: false })
})

test('a wrong password is told apart from other refusals', async () => {
  const roomName = newRoom()
  await join(person(), { roomName, password: 'right' })

  const refused = await person()
    .client.joinRoom({ roomName, password: 'wrong' })
    .catch((error: unknown) => error)

  expect(refused).toBeInstanceOf(EmediaError)
  expect(refused).toMatchObject({ code: -503, reason: 'wrong-password' })
})

test('leaving tells the others why, and leaves no socket behind', async () => {
  const roomName = newRoom()
  const staying = await join(person(), { roomName })
  const one = person()
  const leaving = await join(one, { roomName })
  await eventually(() => expect(staying.members.size).toBe(2))
  const events = listen(staying)
  const own = listen(leaving)

  await leaving.leave()
  await leaving.leave()

  expect(own).toEqual([{ name: 'closed', args: [0, undefined] }])
  expect(leaving.status).toBe('closed')
  await eventually(() => expect(events).toMatchObject([{ name: 'memberLeft', args: [{ id: leaving.self.id }, 0] }]))
  await eventually(() => expect(one.environment.openSockets()).toBe(0))
  await expect(leaving.send(staying.self.id, 'hello')).rejects.toMatchObject({ reason: 'session-gone' })
})

test('an admin removes a member, who is told so; the ban keeps him out', async () => {
  const roomName = newRoom()
  const admin = await join(person(), { roomName })
  const other = person()
  const member = await join(other, { roomName })
  const events = listen(member)
  await eventually(() => expect(admin.members.size).toBe(2))
  const watching = listen(admin)

  await admin.kick([member.self.name], { ban: true })

  await eventually(() => expect(events).toEqual([{ name: 'closed', args: [12, undefined] }]))
  await eventually(() => expect(told(watching)).toEqual(['memberLeft']))
  await expect(other.client.joinRoom({ roomName })).rejects.toMatchObject({ reason: 'banned' })
})

test('a member without the right cannot remove anybody', async () => {
  const roomName = newRoom()
  const admin = await join(person(), { roomName })
  const member = await join(person(), { roomName })

  await expect(member.kick([admin.self.id])).rejects.toMatchObject({ reason: 'not-permitted' })

  await sleep(100)
  expect(member.members.size).toBe(2)
})

test('a granted role reaches the member, the others and the server', async () => {
  const roomName = newRoom()
  const admin = await join(person(), { roomName })
  const member = await join(person(), { roomName, role: 1 })
  const watcher = await join(person(), { roomName })
  const events = listen(member)
  const watching = listen(watcher)

  await admin.grant([member.self.globalName], 7)

  await eventually(() => expect(member.self.role).toBe(7))
  expect(events.filter(({ name }) => name === 'roleChanged')).toEqual([{ name: 'roleChanged', args: [7] }])
  await eventually(() => expect(watcher.members.get(member.self.id)?.role).toBe(7))
  expect(told(watching)).toEqual(['memberChanged'])
  await member.setState({ locked: true })
  await eventually(() => expect(admin.state.locked).toBe(true))
  await expect(person().client.joinRoom({ roomName })).rejects.toMatchObject({ reason: 'locked' })
})

test('attributes are set, changed and deleted for all, also for who comes later', async () => {
  const roomName = newRoom()
  const first = await join(person(), { roomName })
  const second = await join(person('WEB'), { roomName })
  const events = listen(second)

  await first.setAttributes({ topic: 'plans', layout: 'grid' })
  await eventually(() => expect(Object.fromEntries(second.attributes)).toEqual({ topic: 'plans', layout: 'grid' }))
  await second.deleteAttributes(['layout'])
  await eventually(() => expect(Object.fromEntries(first.attributes)).toEqual({ topic: 'plans' }))

  const late = await join(person(), { roomName })
  expect(Object.fromEntries(late.attributes)).toEqual({ topic: 'plans' })
  await eventually(() =>
    expect(events.filter(({ name }) => name === 'attributesChanged').length).toBeGreaterThanOrEqual(2)
  )
})

test('text reaches the member that it is for', async () => {
  const roomName = newRoom()
  const first = await join(person(), { roomName })
  const second = await join(person(), { roomName, nickName: 'Ben' })
  await eventually(() => expect(first.members.size).toBe(2))
  const events = listen(first)

  await second.send(first.self.id, '你好')

  await eventually(() => expect(events).toMatchObject([{ name: 'message', args: [{ nickName: 'Ben' }, '你好'] }]))
  await expect(second.send('nobody', 'hello')).rejects.toMatchObject({ reason: 'no-such-member' })
})

test('who has the published API only is not thought to follow what an admin asks', async () => {
  const roomName = newRoom()
  const admin = await join(person(), { roomName })
  const { environment } = person()
  const old = new CoreClient(environment, { host: server.url, appkey: 'org#app' })
  const member = await join({ client: old }, { roomName })
  await eventually(() => expect(admin.members.size).toBe(2))

  await expect(admin.social.moderate(member.self.id, 'mute')).rejects.toMatchObject({ reason: 'member-unable' })
  expect(() => member.social).toThrow(EmediaError.of('unsupported').message)
})

test('ending it is told to everybody', async () => {
  const roomName = newRoom()
  const admin = await join(person(), { roomName })
  const member = await join(person('WEB'), { roomName })
  const both = [listen(admin), listen(member)]

  await admin.destroy()

  for (const events of both) {
    await eventually(() => expect(events.at(-1)).toEqual({ name: 'closed', args: [11, undefined] }))
  }
})

test.each(['MINI_PROGRAM', 'WEB'] as const)(
  '%s: a lost socket is replaced, and what was missed is told once',
  async (type) => {
    const roomName = newRoom()
    const admin = await join(person(), { roomName })
    const one = person(type)
    const member = await join(one, { roomName })
    const gone = await join(person(), { roomName })
    await eventually(() => expect(member.members.size).toBe(3))
    const before = member.self.id
    const events = listen(member)
    const watching = listen(admin)

    one.environment.setOnline(false)
    await eventually(() => expect(member.status).toBe('reconnecting'))
    await gone.leave()
    const newcomer = await join(person(), { roomName })
    await admin.setAttributes({ topic: 'missed' })
    one.environment.setOnline(true)

    await eventually(() => expect(member.status).toBe('open'))
    await sleep(300)
    expect(member.self.id).toBe(before)
    const changes = events.filter(({ name }) => name !== 'reconnecting')
    expect(changes).toMatchObject([
      { name: 'memberLeft', args: [{ id: gone.self.id }, expect.any(Number)] },
      { name: 'memberJoined', args: [{ id: newcomer.self.id }] },
      { name: 'attributesChanged' },
      { name: 'reconnected', args: [] }
    ])
    expect(watching).toMatchObject([
      { name: 'memberChanged', args: [{ id: before, presence: 'away' }] },
      { name: 'memberLeft' },
      { name: 'memberJoined' },
      { name: 'attributesChanged' },
      { name: 'memberChanged', args: [{ id: before, presence: 'here' }] }
    ])
    await member.send(admin.self.id, 'back')
    await eventually(() => expect(watching.at(-1)?.args).toMatchObject([{ id: before }, 'back']))
  }
)

test('a socket that is cut while the network stays is replaced as well', async () => {
  const one = person()
  const member = await join(one, { roomName: newRoom() })
  const events = listen(member)

  one.environment.cut()

  await eventually(() => expect(told(events)).toEqual(['reconnecting', 'reconnected']))
})

test('what is said while the connection is lost arrives once it is back', async () => {
  const roomName = newRoom()
  const first = await join(person(), { roomName })
  const one = person()
  const member = await join(one, { roomName })
  await eventually(() => expect(first.members.size).toBe(2))
  const texts: string[] = []
  first.on('message', (_, text) => void texts.push(text))

  one.environment.setOnline(false)
  const sent = member.send(first.self.id, 'later')
  await sleep(200)
  expect(texts).toEqual([])
  one.environment.setOnline(true)

  await sent
  await eventually(() => expect(texts).toEqual(['later']))
})

test('a crash of the server does not end the meeting', async () => {
  const roomName = newRoom()
  const first = await join(person(), { roomName })
  const second = await join(person('WEB'), { roomName })
  await eventually(() => expect(first.members.size).toBe(2))
  const before = [first.self.id, second.self.id]

  await server.restart('SIGKILL')

  await eventually(() => expect([first.status, second.status]).toEqual(['open', 'open']), 15_000)
  expect([first.self.id, second.self.id]).toEqual(before)
  await first.send(second.self.id, 'still here')
}, 40_000)

test('the same person on another device takes the place', async () => {
  const roomName = newRoom()
  const one = person()
  const old = await join(one, { roomName })
  const events = listen(old)

  const fresh = await join(one, { roomName })

  await eventually(() => expect(events).toEqual([{ name: 'closed', args: [10, undefined] }]))
  expect(fresh.status).toBe('open')
})

test('one client can be in two conferences', async () => {
  const one = person()
  const [left, right] = [await join(one, { roomName: newRoom() }), await join(one, { roomName: newRoom() })]
  const friend = await join(person(), { roomName: right.roomName })

  await eventually(() => expect(right.members.size).toBe(2))
  expect(left.members.size).toBe(1)
  expect(friend.members.has(right.self.id)).toBe(true)
})

test('conferences without a room are made, looked at and entered by ticket', async () => {
  const maker = person()
  const made = await maker.client.createConference({ type: 11, password: 'secret' })
  const admin = await maker.client.join(made.id, made.ticket, { nickName: 'Anna' })
  opened.push(admin)
  const other = person()

  await expect(other.client.getTicket(made.id, 'wrong')).rejects.toMatchObject({ reason: 'wrong-password' })
  const asked = await other.client.getTicket(made.id, 'secret')
  const member = await other.client.join(made.id, asked.ticket)
  opened.push(member)

  expect(made).toMatchObject({ type: 11, role: 7 })
  expect(admin).toMatchObject({ type: 11, self: { role: 7, nickName: 'Anna' } })
  expect(await other.client.getInfo(made.id, 'secret')).toMatchObject({
    id: made.id,
    type: 11,
    memTotal: 2,
    hasPassword: true
  })
  await maker.client.administer(made.id).destroy()
  await eventually(() => expect(member.status).toBe('closed'))
  await expect(other.client.getTicket(made.id, 'secret')).rejects.toMatchObject({ reason: 'no-such-conference' })
})

test('invites lead to the room', async () => {
  const one = person()
  const { roomName } = await join(one, { roomName: newRoom(), password: 'p' })

  const made = await one.client.createInvite(roomName)

  expect(made.url).toBe(`${server.url}/r/${made.id}`)
  expect(await person().client.readInvite(made.id)).toEqual({ ...made, needsPassword: true })
  await expect(person().client.readInvite('nothing')).rejects.toMatchObject({ reason: 'invite-invalid' })
})

test('a mini-program gets addresses to push to and to play from, a browser does not', async () => {
  const roomName = newRoom()
  const phone = await join(person(), { roomName })
  const browser = await join(person('WEB'), { roomName })

  const address = await phone.publishAddress('wx-1-abc')

  expect(address.startsWith(server.rtmpUrl)).toBe(true)
  await expect(phone.playAddress('nothing')).rejects.toMatchObject({ reason: 'no-such-stream' })
  await expect(browser.publishAddress('RTC1')).rejects.toMatchObject({ reason: 'unsupported' })
  await phone.leave()
  await expect(phone.publishAddress('wx-1-abc')).rejects.toMatchObject({ reason: 'session-gone' })
})

test('a join that is called off rejects, and leaves nothing behind', async () => {
  const one = person()
  const controller = new AbortController()

  const joining = one.client.joinRoom({ roomName: newRoom(), signal: controller.signal })
  controller.abort()

  await expect(joining).rejects.toMatchObject({ reason: 'aborted' })
  await eventually(() => expect(one.environment.openSockets()).toBe(0))
})

test('a guest whose login the server has forgotten signs in again', async () => {
  const one = person()
  const key = `emedia.guest ${server.url} org#app`
  one.environment.storage.set(key, JSON.stringify({ name: 'org#app_somebody', token: 'outdated' }))

  const conference = await join(one, { roomName: newRoom() })

  expect(conference.self.globalName).toContain('guest-')
})
