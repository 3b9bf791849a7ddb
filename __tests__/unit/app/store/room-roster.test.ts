import type { RoomState } from '../../../../src/store/room-state'
import { enterAnswer, wireMember, wireStream } from '../../../support/sdk/scripted-conference'
import { settle } from '../../../support/sdk/scripted-environment'
import { openRoom } from '../support/room'

const two = { mems: [wireMember('ME'), wireMember('Ben')], streams: [wireStream('B1', 'Ben')] }

const shortly = ({ members, streams }: RoomState) => [
  members.map(({ id }) => id).join(' '),
  streams.map(({ id }) => id).join(' ')
]

test('on entering, the store has who is there and what they send', async () => {
  const { state } = await openRoom(two)
  expect(shortly(state())).toEqual(['ME Ben', 'B1'])
  expect(state()).toMatchObject({
    roomName: 'design',
    password: 'secret',
    enteredAt: 1_000_000,
    status: 'open',
    muteAll: false,
    locked: false,
    exit: undefined
  })
  expect(state().self).toMatchObject({ id: 'ME', isSelf: true, role: 3 })
})

test('people come and go with their streams', async () => {
  const { server, state } = await openRoom(two)

  server.tell({ op: 300, mem: wireMember('Cleo') })
  expect(state().notice).toMatchObject({ kind: 'joined', name: 'Cleo' })
  server.tell({ op: 302, memId: 'Cleo', pubS: wireStream('C1', 'Cleo') })
  expect(shortly(state())).toEqual(['ME Ben Cleo', 'B1 C1'])

  server.tell({ op: 303, memId: 'Cleo', pubSId: 'C1' })
  expect(shortly(state())).toEqual(['ME Ben Cleo', 'B1'])

  server.tell({ op: 301, memId: 'Ben', reason: 0 })
  expect(shortly(state())).toEqual(['ME Cleo', ''])
  expect(state().notice).toMatchObject({ kind: 'left', name: 'Ben' })
})

test('somebody who was removed is told as removed', async () => {
  const { server, state } = await openRoom(two)
  server.tell({ op: 301, memId: 'Ben', reason: 12 })
  expect(state().notice).toMatchObject({ kind: 'removed', name: 'Ben' })
})

test('a mute of somebody else reaches the store as a new list', async () => {
  const { server, state } = await openRoom(two)
  const before = state().streams
  server.tell({ op: 400, memId: 'Ben', streamId: 'B1', voff: 0, aoff: 1, sver: 1 })
  expect(state().streams).toMatchObject([{ id: 'B1', audioOff: true, videoOff: false }])
  expect(before).toMatchObject([{ id: 'B1', audioOff: false }])
})

test.each([
  [7, 'nowAdmin'],
  [1, 'nowAudience']
])('a new role of one’s own, %d, is told and published anew', async (role, kind) => {
  const { server, state, media } = await openRoom(two)
  server.tell({ op: 412, role, roleToken: 'R2' })
  expect(state().self.role).toBe(role)
  expect(state().members[0]?.role).toBe(role)
  expect(state().notice).toMatchObject({ kind })
  expect(media.calls).toEqual(['publish design'])
})

test('a publication refused after a change of role breaks nothing', async () => {
  const { server, state, media } = await openRoom(two)
  media.refusal = new Error('no')
  server.tell({ op: 412, role: 7, roleToken: 'R2' })
  await settle()
  expect(state().notice).toMatchObject({ kind: 'nowAdmin' })
})

test('the role of another changes only them', async () => {
  const { server, state, media } = await openRoom(two)
  server.tell({ op: 9300, memId: 'Ben', role: 7 })
  expect(state().members.map(({ role }) => role)).toEqual([3, 7])
  expect(state().notice).toBeUndefined()
  expect(media.calls).toEqual([])
})

test('while the connection is lost nothing is forgotten, and the difference comes with it', async () => {
  const { server, state } = await openRoom(two)
  const { environment } = server

  environment.socket.lose()
  expect(state()).toMatchObject({ status: 'reconnecting', attempt: 1 })
  expect(shortly(state())).toEqual(['ME Ben', 'B1'])

  await environment.pass(500)
  await server.letIn({ cver: 30, mems: [wireMember('ME'), wireMember('Cleo')] })

  expect(state()).toMatchObject({ status: 'open', attempt: 0 })
  expect(shortly(state())).toEqual(['ME Cleo', ''])
})

test.each([
  ['hung up elsewhere', { op: 301, memId: 'ME', reason: 0 }, 'left'],
  ['another device', { op: 301, memId: 'ME', reason: 10 }, 'otherDevice'],
  ['removed', { op: 301, memId: 'ME', reason: 12 }, 'removed'],
  ['ended', { op: 301, memId: 'ME', reason: 11 }, 'ended']
])('out by %s: the store says %s, once', async (_what, event, kind) => {
  const { server, state, clock } = await openRoom(two)
  clock.time += 12 * 60_000
  server.tell(event)
  expect(state()).toMatchObject({ status: 'closed', exit: { kind, minutes: 12 } })
  expect(server.environment.remains).toBe(0)
})

test('less than a minute counts as one', async () => {
  const { server, state } = await openRoom(two)
  server.tell({ op: 301, memId: 'ME', reason: 11 })
  expect(state().exit?.minutes).toBe(1)
})

test('a network that does not come back ends in the page about the network', async () => {
  const { server, state } = await openRoom(two)
  const { environment } = server
  environment.socket.lose()
  for (let round = 0; round < 200 && state().exit === undefined; round++) {
    await environment.pass(2000)
    if (!environment.socket.isClosed) environment.socket.lose()
  }
  expect(state().exit).toMatchObject({ kind: 'network' })
})

test('coming back to a full meeting, or with a worn ticket, says so', async () => {
  for (const [result, kind] of [
    [-510, 'full'],
    [-502, 'expired'],
    [-512, 'removed'],
    [-506, 'ended']
  ] as const) {
    const { server, state } = await openRoom(two)
    server.environment.socket.lose()
    await server.environment.pass(500)
    await server.letIn({ ...enterAnswer, result })
    expect(state().exit?.kind).toBe(kind)
  }
})

test('closing lets go of the conference and of the devices, and may be repeated', async () => {
  const { server, state, media, store } = await openRoom(two)
  state().close()
  state().close()
  const before = store.getState()

  server.tell({ op: 300, mem: wireMember('Cleo') })
  media.become({ level: 5 })

  expect(store.getState()).toBe(before)
  expect(media.calls).toContain('unpublish')
})

test('what the server says that nobody can read is told as a refusal', async () => {
  const { server, state } = await openRoom(two)
  server.environment.socket.say('nonsense')
  expect(state().notice).toMatchObject({ kind: 'refused', reason: 'bad-answer' })
})
