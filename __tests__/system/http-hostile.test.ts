import { connect } from 'node:net'
import { once } from 'node:events'
import { startServer, type TestServer } from '../support/server'
import { APP, type Person, guest, openRoom, post } from '../support/wire/calls'

jest.setTimeout(60_000)

let server: TestServer
let ann: Person
beforeAll(async () => {
  server = await startServer()
  ann = await guest(server.url)
})
afterAll(() => server.close())

/** What every refusal looks like, whatever was wrong: a code and sentences, and nothing of the inside. */
function expectRefusal(body: Record<string, unknown>, code: number): void {
  expect(Object.keys(body).sort()).toEqual(['data', 'error', 'errorMessage', 'msg'])
  expect(body.error).toBe(code)
  expect([typeof body.errorMessage, typeof body.msg, body.data]).toEqual(['string', 'string', {}])
  expect(JSON.stringify(body)).not.toMatch(/\bat \w+.*:\d+:\d+|node_modules|\.ts\b|\.mjs/)
}

const calls = [
  '/easemob/rtc/req/ticket',
  '/easemob/rtc/chanage/roles',
  '/easemob/rtc/role/degrade',
  '/easemob/rtc/kick/member',
  '/easemob/rtc/disband/conference',
  '/easemob/rtc/select/confr',
  '/easemob/rtc/confr/attrs/update',
  '/easemob/rtc/livecfg',
  '/easemob/rtc/live/layout',
  '/api/invites',
  `/${APP}/conferences/room`
]

describe.each(calls)('POST %s', (path) => {
  test.each([
    ['broken JSON', '{"roleToken":'],
    ['nothing', ''],
    ['a list', '[1,2]'],
    ['null', 'null'],
    ['a number', '7'],
    ['deep nesting', `{"ext":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['wrong types', '{"roleToken":{"a":1},"uids":"x","token":[],"uid":{},"roomName":3,"confrId":[],"role":"7"}']
  ])('refuses %s with a coded answer', async (_what, text) => {
    const { status, body } = await post(server.url + path, text)
    expect(status).toBe(200)
    expectRefusal(body, -200)
  })

  test('refuses more than 64 KB with a coded answer', async () => {
    const { body } = await post(server.url + path, { roleToken: 'x'.repeat(70_000) })
    expectRefusal(body, -413)
  })
})

test('a role token that was not signed here opens nothing', async () => {
  for (const path of calls.slice(1, 9).filter((name) => !name.endsWith('select/confr'))) {
    const request = { roleToken: 'eyJhIjoiVFMifQ.AAAA', uids: ['x'], role: 1, cattrs: [{ key: 'a', val: 'b' }] }
    expectRefusal((await post(server.url + path, request)).body, -401)
  }
})

test('an unknown address is a coded 404, for every method', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await fetch(`${server.url}/easemob/rtc/nothing`, { method })
    expect(answer.status).toBe(404)
    expectRefusal((await answer.json()) as Record<string, unknown>, -404)
  }
})

test('files outside of the web app are not given out', async () => {
  for (const path of ['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/....//package.json']) {
    const answer = await fetch(server.url + path)
    expect(await answer.text()).not.toContain('"version"')
  }
})

test('names with markup or control characters, and names that are too long, are refused as room names', async () => {
  for (const roomName of ['', ' ', 'a\u0000b', 'x'.repeat(65), 'line\nbreak']) {
    expectRefusal((await openRoom(server.url, ann, { roomName })).body, -200)
  }
})

test('what is no HTTP at all does no harm', async () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  socket.end('\u0000\u0001 nonsense\r\n\r\n')
  await once(socket, 'close')
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test('functions that this server does not have are refused as such', async () => {
  const room = await openRoom(server.url, ann, { roomName: 'live' })
  const { roleToken } = room.body
  const config = await post(`${server.url}/easemob/rtc/livecfg`, { confrId: room.body.confrId, roleToken, liveCfg: {} })
  expectRefusal(config.body, -550)
  const removed = await fetch(`${server.url}/easemob/rtc/delete/live`, {
    method: 'DELETE',
    body: JSON.stringify({ roleToken, liveId: 'x' })
  })
  expectRefusal((await removed.json()) as Record<string, unknown>, -550)
})

test('NUL, at which stores end a text, is refused in addresses and in bodies', async () => {
  for (const path of ['/api/invites/a%00b', '/api/invites/a%00b/code', '/easemob-demo/chat%00demoui/token']) {
    const { body } = await post(server.url + path, undefined, {}, path.endsWith('token') ? 'POST' : 'DELETE')
    expect(JSON.stringify(body)).not.toContain('-599')
  }
  const answer = await fetch(`${server.url}/api/invites/a%00b`)
  expectRefusal((await answer.json()) as Record<string, unknown>, -200)
  const request = { grant_type: 'password', username: 'a\u0000b', password: 'x' }
  expect((await post(`${server.url}/${APP}/token`, request)).status).toBe(400)
})
