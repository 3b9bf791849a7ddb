import { startServer, type TestServer } from '../support/server'
import { APP, type Person, askTicket, guest, openRoom, post } from '../support/wire/calls'

jest.setTimeout(60_000)

let server: TestServer
let ann: Person
let ben: Person
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_FACTOR: '1' })
  ann = await guest(server.url, 'Ann')
  ben = await guest(server.url, 'Ben')
})
afterAll(() => server.close())

describe('rooms', () => {
  test('whoever comes first creates the room, whoever comes next joins it', async () => {
    const first = await openRoom(server.url, ann, { roomName: '日会', supportWechatMiniProgram: true })
    const second = await openRoom(server.url, ben, { roomName: ' 日会 ' })
    expect(first.body).toMatchObject({ error: 0, isCreator: true, type: 10, roomName: '日会', password: '' })
    expect(second.body).toMatchObject({ error: 0, isCreator: false, confrId: first.body.confrId })
  })

  test('gives the ticket in the same answer to who wants both, for the role that counts', async () => {
    const wish = { roomName: 'both', withTicket: true, role: 7 }
    const [first, second] = [await openRoom(server.url, ann, wish), await openRoom(server.url, ben, wish)]
    expect(first.body).toMatchObject({ error: 0, isCreator: true, role: 7 })
    expect(second.body).toMatchObject({ error: 0, isCreator: false, role: 3, confrId: first.body.confrId })
    expect(JSON.parse(String(second.body.ticket))).toMatchObject({ confrId: first.body.confrId, role: 3 })
    const old = await openRoom(server.url, ben, { roomName: 'both' })
    expect(old.body).not.toHaveProperty('ticket')
  })

  test('the query that the vendor adds changes nothing', async () => {
    const url = `${server.url}/${APP}/conferences/room?_ct=1&CONFRID=[object Object]`
    expect((await post(url, { roomName: 'q', token: ann.token, memName: ann.uid })).body.error).toBe(0)
  })

  test('a wrong password is refused with a coded answer that carries no ticket, in both languages', async () => {
    const { body: room } = await openRoom(server.url, ann, { roomName: 'closed', password: 'pass' })
    const refused = await openRoom(server.url, ben, { roomName: 'closed', password: 'no' })
    expect([refused.status, refused.body]).toEqual([
      200,
      { error: -503, errorMessage: 'The password is wrong.', msg: 'The password is wrong.', data: {} }
    ])
    const ticket = await post(
      `${server.url}/easemob/rtc/req/ticket`,
      { confrId: room.confrId, uid: ben.uid, token: ben.token, password: 'no' },
      { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }
    )
    expect(ticket.body).toEqual({
      error: -503,
      errorMessage: 'The password is wrong.',
      msg: '会议密码不对。',
      data: {}
    })
    const info = await post(`${server.url}/easemob/rtc/select/confr`, {
      confrId: room.confrId,
      uid: ben.uid,
      token: ben.token,
      password: 'no'
    })
    expect(info.body.error).toBe(-503)
  })

  test('guessing a room password is stopped for that room only', async () => {
    await openRoom(server.url, ann, { roomName: 'guessed', password: 'pass' })
    await openRoom(server.url, ann, { roomName: 'other', password: 'pass' })
    const codes: unknown[] = []
    for (let guess = 0; guess < 12; guess++) {
      codes.push((await openRoom(server.url, ben, { roomName: 'guessed', password: `${guess}` })).body.error)
    }
    expect(codes[0]).toBe(-503)
    expect(codes.at(-1)).toBe(-429)
    expect((await openRoom(server.url, ben, { roomName: 'guessed', password: 'pass' })).body.error).toBe(-429)
    expect((await openRoom(server.url, ben, { roomName: 'other', password: 'pass' })).body.error).toBe(0)
  })
})

describe('tickets', () => {
  test('a ticket says where to go, in normal form, and who one is', async () => {
    const { body: room } = await openRoom(server.url, ann, { roomName: 'tickets' })
    const { body } = await askTicket(server.url, ann, { confrId: room.confrId, role: 3, terminal: {} })
    expect(body).toMatchObject({ error: 0, confrId: room.confrId, type: 10, role: 7 })
    expect(body.data).toEqual({ confrId: room.confrId, roleToken: body.roleToken, role: 7 })
    const ticket = JSON.parse(String(body.ticket)) as Record<string, string>
    expect(ticket).toMatchObject({ confrId: room.confrId, memName: `${ann.uid}@easemob.com`, rights: 7 })
    expect(ticket.url).toBe(`${server.wsUrl}/ws/${String(room.confrId)}`)
    expect(new URL(String(ticket.url)).href).toBe(ticket.url)
  })

  test.each([
    [3, 3],
    [1, 1],
    [9, 3],
    [7, 3]
  ])('a joiner who asks for role %i gets role %i', async (asked, given) => {
    const { body: room } = await openRoom(server.url, ann, { roomName: 'roles' })
    const { body } = await askTicket(server.url, ben, { confrId: room.confrId, role: asked })
    expect(body.role).toBe(given)
  })

  test('a conference is created by the key confrType, and never without it', async () => {
    const created = await askTicket(server.url, ann, { confrType: '', role: 9, rec: '', recMerge: '' })
    expect(created.body).toMatchObject({ error: 0, type: 10, role: 7 })
    const typed = await askTicket(server.url, ann, { confrType: 12 })
    expect(typed.body).toMatchObject({ error: 0, type: 12 })
    const neither = await askTicket(server.url, ann, { role: 3 })
    expect(neither.body.error).toBe(-200)
    expect(neither.body).not.toHaveProperty('ticket')
  })

  test("an admin's role token replaces the password, but not for somebody else", async () => {
    const { body: made } = await askTicket(server.url, ann, { confrType: 10, password: 'pass' })
    const again = await askTicket(server.url, ann, { confrId: made.confrId, roleToken: made.roleToken })
    const other = await askTicket(server.url, ben, { confrId: made.confrId, roleToken: made.roleToken })
    expect([again.body.error, other.body.error]).toEqual([0, -503])
  })

  test('there is no ticket into a conference that is not', async () => {
    expect((await askTicket(server.url, ann, { confrId: 'TS_Xnone' })).body.error).toBe(-508)
  })
})

test('information about a conference is for those who may enter', async () => {
  const { body: room } = await openRoom(server.url, ann, { roomName: 'info' })
  const { body } = await post(`${server.url}/easemob/rtc/select/confr`, {
    confrId: room.confrId,
    uid: ben.uid,
    token: ben.token,
    password: ''
  })
  expect(body).toMatchObject({ error: 0, confr: { id: room.confrId, type: 10, roomName: 'info', memTotal: 0 } })
})
