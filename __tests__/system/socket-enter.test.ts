import { startServer, type TestServer } from '../support/server'
import { askTicket, guest, invited, openRoom, post } from '../support/wire/calls'
import { RawSocket, entered } from '../support/wire/raw-socket'

jest.setTimeout(60_000)

let server: TestServer
beforeAll(async () => {
  server = await startServer({ GRACE_SECONDS: '2' })
})
afterAll(() => server.close())

const names = (list: unknown): unknown[] => (list as { memName: string }[]).map(({ memName }) => memName)

describe('entering', () => {
  test('the newcomer gets the lists, the others hear of the newcomer', async () => {
    const ann = await invited(server.url, 'enter')
    const ben = await invited(server.url, 'enter')
    const first = await entered(ann)
    expect(first.answer).toMatchObject({ op: 1001, result: 0, role: 7, streams: [], yourIp: '127.0.0.1', cstate: {} })
    expect(first.answer).not.toHaveProperty('useUrl')
    const second = await entered(ben)
    expect(names(second.answer.mems)).toEqual(expect.arrayContaining([ann.ticket.memName, ben.ticket.memName]))
    const joined = await first.socket.event(300)
    expect(joined.sessId).toBe(first.answer.sessId)
    expect(joined.mem).toMatchObject({ id: second.answer.memId, name: ben.ticket.memName, nickName: 'Ann', role: 3 })
  })

  test('a mini-program is told where to ask for RTMP addresses, and that address works for it only', async () => {
    const ann = await invited(server.url, 'mini')
    const { answer, socket } = await entered(ann, { res: { type: 'MINI_PROGRAM', ops: [1003] } })
    const useUrl = String(answer.useUrl)
    expect(useUrl.startsWith(`${server.url}/`)).toBe(true)
    const pushed = await post(useUrl, { op: 'pubS', rtcId: 'wx-1-abc' })
    expect(pushed.body).toMatchObject({ error: 0 })
    expect(String(pushed.body.rtmp)).toMatch(new RegExp(`^rtmp://127\\.0\\.0\\.1:${server.rtmpPort}/`))
    const forged = await post(`${useUrl.slice(0, -1)}${useUrl.endsWith('A') ? 'B' : 'A'}`, {
      op: 'pubS',
      rtcId: 'wx-1-abc'
    })
    expect([forged.body.error, forged.body.rtmp]).toEqual([-504, undefined])
    await socket.ask({ op: 201 })
    const after = await post(useUrl, { op: 'pubS', rtcId: 'wx-1-abc' })
    expect([after.body.error, after.body.rtmp]).toEqual([-504, undefined])
  })

  test('a ticket that was changed, a ticket for another conference and no ticket at all are refused', async () => {
    const ann = await invited(server.url, 'forged')
    const other = await invited(server.url, 'forged too')
    const raised = await entered({ ...ann, ticket: { ...ann.ticket, memName: other.ticket.memName } })
    expect(raised.answer).toMatchObject({ op: 1001, result: -500 })
    expect(raised.answer).not.toHaveProperty('rtcCfg')
    const elsewhere = await RawSocket.open(ann.ticket.url)
    expect((await elsewhere.enter(other.ticket)).result).toBe(-500)
    const none = await RawSocket.open(ann.ticket.url)
    expect((await none.ask({ op: 200, tkt: 'x' })).result).toBe(-500)
    await Promise.all([raised.socket.closed(), elsewhere.closed(), none.closed()])
  })

  test('a ticket that has expired is refused as such', async () => {
    const short = await startServer({ TICKET_HOURS: '0.001' })
    try {
      const ann = await invited(short.url, 'late')
      const forged = await RawSocket.open(ann.ticket.url)
      // Moving the end by hand breaks the signature; waiting is the only way in.
      expect((await forged.enter({ ...ann.ticket, expires: Number(ann.ticket.expires) + 1 })).result).toBe(-500)
      await new Promise((resolve) => setTimeout(resolve, Number(ann.ticket.expires) - Date.now() + 50))
      expect((await entered(ann)).answer.result).toBe(-502)
    } finally {
      await short.close()
    }
  })

  test('a conference that is over is refused as such', async () => {
    const ann = await invited(server.url, 'over')
    await post(`${server.url}/easemob/rtc/disband/conference`, { roleToken: ann.roleToken })
    expect((await entered(ann)).answer.result).toBe(-506)
  })
})

describe('coming back', () => {
  test('within the grace time the seat is the same and nobody hears of it', async () => {
    const ann = await invited(server.url, 'back')
    const ben = await invited(server.url, 'back')
    const first = await entered(ann)
    const other = await entered(ben)
    first.socket.close()
    await first.socket.closed()
    const again = await entered(ann, { sessId: first.answer.sessId })
    expect(again.answer).toMatchObject({ result: 0, sessId: first.answer.sessId, memId: first.answer.memId })
    expect(other.socket.messages.filter(({ op }) => op === 300 || op === 301)).toEqual([])
  })

  test('after it the others hear that the connection was lost', async () => {
    const ann = await invited(server.url, 'lost')
    const ben = await invited(server.url, 'lost')
    const first = await entered(ann)
    const other = await entered(ben)
    first.socket.close()
    expect(await other.socket.event(301)).toMatchObject({ memId: first.answer.memId, reason: 4 })
  })

  test('the same user on a second device takes the seat over; the first device is told', async () => {
    const ann = await invited(server.url, 'device')
    const first = await entered(ann)
    const second = await entered(ann)
    expect(second.answer.result).toBe(0)
    expect(await first.socket.event(301)).toMatchObject({ memId: first.answer.memId, reason: 10 })
    await first.socket.closed()
    expect(second.socket.isOpen).toBe(true)
  })
})

test('a crash of the server costs nobody the seat', async () => {
  const crashing = await startServer()
  try {
    const ann = await invited(crashing.url, 'crash')
    const ben = await invited(crashing.url, 'crash')
    const first = await entered(ann)
    const second = await entered(ben)
    await crashing.restart('SIGKILL')
    await first.socket.closed()
    const again = await entered(ann, { sessId: first.answer.sessId })
    expect(again.answer).toMatchObject({ result: 0, sessId: first.answer.sessId, memId: first.answer.memId, role: 7 })
    expect(names(again.answer.mems)).toContain(ben.ticket.memName)
    const benAgain = await entered(ben, { sessId: second.answer.sessId })
    expect(benAgain.answer).toMatchObject({ result: 0, memId: second.answer.memId, role: 3 })
  } finally {
    await crashing.close()
  }
})

test('somebody who was removed and may not come back stays out, with the old ticket and with a new one', async () => {
  const ann = await invited(server.url, 'banned')
  const ben = await invited(server.url, 'banned', 3, await guest(server.url, 'Ben'))
  await entered(ann)
  const { socket, answer } = await entered(ben)
  const uids = [ben.who.uid]
  expect(
    (await post(`${server.url}/easemob/rtc/kick/member`, { roleToken: ann.roleToken, uids, ban: true })).body.error
  ).toBe(0)
  expect(await socket.event(301)).toMatchObject({ memId: answer.memId, reason: 12 })
  await socket.closed()
  expect((await entered(ben, { sessId: answer.sessId })).answer.result).toBe(-504)
  expect((await entered(ben)).answer.result).toBeLessThan(0)
  const room = await openRoom(server.url, ben.who, { roomName: 'banned' })
  const ticket = await askTicket(server.url, ben.who, { confrId: ben.confrId })
  expect([room.body.ticket, ticket.body.error]).toEqual([undefined, -512])
})
