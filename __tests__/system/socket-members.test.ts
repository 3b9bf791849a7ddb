import { startServer, type TestServer } from '../support/server'
import { type Invited, invited, post } from '../support/wire/calls'
import { type RawSocket, entered } from '../support/wire/raw-socket'

jest.setTimeout(60_000)

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

interface Seat extends Invited {
  readonly socket: RawSocket
  readonly memId: string
}

async function seat(roomName: string, role = 3): Promise<Seat> {
  const invitation = await invited(server.url, roomName, role)
  const { socket, answer } = await entered(invitation)
  return { ...invitation, socket, memId: String(answer.memId) }
}

const call = async (path: string, body: Record<string, unknown>): Promise<unknown> =>
  (await post(`${server.url}/easemob/rtc/${path}`, body)).body.error

describe('what an admin does', () => {
  test('removing: the member and the others are told why', async () => {
    const [ann, ben, cat] = [await seat('kick'), await seat('kick'), await seat('kick')]
    expect(await call('kick/member', { roleToken: ann.roleToken, uids: [ben.who.uid] })).toBe(0)
    for (const { socket } of [ben, cat]) {
      expect(await socket.event(301)).toMatchObject({ memId: ben.memId, reason: 12 })
    }
    await ben.socket.closed()
  })

  test('granting: the member is told its role, and may then do what the role allows', async () => {
    const [ann, ben, cat] = [await seat('grant'), await seat('grant'), await seat('grant')]
    expect(await call('kick/member', { roleToken: ben.roleToken, uids: [cat.who.uid] })).toBe(-505)
    expect(await call('chanage/roles', { roleToken: ann.roleToken, uids: [ben.who.uid], role: 7 })).toBe(0)
    const event = await ben.socket.event(412)
    expect(event).toMatchObject({ role: 7, sessId: ben.socket.sessId })
    // The token from before, because the vendor's mini-program never takes the new one.
    expect(await call('kick/member', { roleToken: ben.roleToken, uids: [cat.who.uid] })).toBe(0)
    expect(cat.socket.messages.some(({ op }) => op === 412)).toBe(false)
  })

  test('degrading goes down only', async () => {
    const [ann, ben] = [await seat('degrade'), await seat('degrade')]
    expect(await call('role/degrade', { roleToken: ann.roleToken, uids: [ben.who.uid], role: 1 })).toBe(0)
    expect(await ben.socket.event(412)).toMatchObject({ role: 1 })
    expect(await call('role/degrade', { roleToken: ben.roleToken, uids: [ann.who.uid], role: 1 })).toBe(-505)
  })

  test('ending it: everybody is told, the conference is gone', async () => {
    const [ann, ben] = [await seat('end'), await seat('end')]
    expect(await call('disband/conference', { roleToken: ben.roleToken })).toBe(-505)
    expect(await call('disband/conference', { roleToken: ann.roleToken, confrId: {} })).toBe(0)
    for (const { socket, memId } of [ann, ben]) expect(await socket.event(301)).toMatchObject({ memId, reason: 11 })
    expect(await call('disband/conference', { roleToken: ann.roleToken })).toBe(-506)
  })
})

test('attributes reach everybody, the one who set them included', async () => {
  const [ann, ben] = [await seat('attributes'), await seat('attributes')]
  const cattrs = [{ key: 'board', val: '1', op: 'UPDATE' }]
  expect(await call('confr/attrs/update', { roleToken: ben.roleToken, cattrs })).toBe(0)
  for (const { socket } of [ann, ben]) {
    expect(await socket.event(402)).toMatchObject({ cattrs: [{ key: 'board', val: '1', op: 'ADD' }] })
  }
  expect(await call('confr/attrs/update', { roleToken: ben.roleToken, cstate: { muteAll: true } })).toBe(-505)
  expect(await call('confr/attrs/update', { roleToken: ann.roleToken, cstate: { muteAll: true } })).toBe(0)
  const muted = await ben.socket.event(
    402,
    ({ cstate }) => (cstate as { muteAll?: boolean } | undefined)?.muteAll === true
  )
  expect(Array.isArray(muted.cattrs)).toBe(true)
})

test('messages go from member to member; requests are answered by the other one', async () => {
  const [ann, ben] = [await seat('messages'), await seat('messages')]
  expect(await ann.socket.ask({ op: 1003, memId: ben.memId, arg: '{"hello":1}' })).toMatchObject({ result: 0 })
  expect(await ben.socket.event(1003)).toMatchObject({ memId: ann.memId, arg: '{"hello":1}' })
  ann.socket.sendText(JSON.stringify({ op: 1002, tsxId: 'MSG-ask', memId: ben.memId, arg: '{"op2":21}' }))
  expect(await ben.socket.event(1002)).toMatchObject({ tsxId: 'MSG-ask', memId: ann.memId, arg: '{"op2":21}' })
  expect(ann.socket.messages.some(({ tsxId }) => tsxId === 'MSG-ask')).toBe(false)
  ben.socket.sendText(JSON.stringify({ op: 1001, tsxId: 'MSG-ask', memId: ann.memId, arg: '{}', result: 1 }))
  expect(await ann.socket.next(({ tsxId }) => tsxId === 'MSG-ask')).toMatchObject({ op: 1001, result: 1, arg: '{}' })
  expect(await ann.socket.ask({ op: 1002, memId: 'MS_Xnone', arg: '{}' })).toMatchObject({ result: -507 })
})

test('leaving is told with reason 0, and the sign of life is answered with the version', async () => {
  const [ann, ben] = [await seat('leave'), await seat('leave')]
  const copy = await ann.socket.ask({ op: 1000, cver: 0 })
  expect(copy.result).toBe(0)
  expect([typeof copy.cver, Array.isArray(copy.mems), Array.isArray(copy.streams)]).toEqual(['number', true, true])
  expect(await ben.socket.ask({ op: 201 })).toMatchObject({ result: 0 })
  expect(await ann.socket.event(301)).toMatchObject({ memId: ben.memId, reason: 0 })
})
