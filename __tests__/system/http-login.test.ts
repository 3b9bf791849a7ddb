import { startServer, type TestServer } from '../support/server'
import { APP, guest, openRoom, post } from '../support/wire/calls'

jest.setTimeout(60_000)

let server: TestServer
beforeAll(async () => {
  server = await startServer({ RATE_LIMIT_FACTOR: '1' })
})
afterAll(() => server.close())

const register = (username: string, password = 'correct horse') =>
  post(`${server.url}/${APP}/users`, { username, password, nickname: username })
const login = (username: string, password = 'correct horse') =>
  post(`${server.url}/${APP}/token`, { grant_type: 'password', username, password, timestamp: Date.now() })

describe('logging in', () => {
  test('a guest gives a name and gets a token and a user name of its own', async () => {
    const first = await post(`${server.url}/${APP}/token`, { grant_type: 'guest', name: '安' })
    const second = await post(`${server.url}/${APP}/token`, { grant_type: 'guest' })
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ error: 0, user: { type: 'user', nickname: '安', activated: true } })
    expect(Number(first.body.expires_in)).toBeGreaterThan(3600)
    expect((first.body.user as { username: string }).username).not.toBe(
      (second.body.user as { username: string }).username
    )
  })

  test('an account is registered once and then logged in with its password only, also after a restart', async () => {
    const created = await register('yss000')
    expect(created.body).toMatchObject({ entities: [{ username: 'yss000', type: 'user', activated: true }] })
    const again = await register('YSS000')
    expect([again.status, again.body.error]).toEqual([400, 'duplicate_unique_property_exists'])
    await server.restart('SIGKILL')
    const right = await login('yss000')
    expect(right.body).toMatchObject({ user: { username: 'yss000' } })
    expect(typeof right.body.access_token).toBe('string')
    const wrong = await login('yss000', 'wrong')
    expect([wrong.status, wrong.body.error, wrong.body.code]).toEqual([400, 'invalid_grant', -542])
    expect(wrong.body).not.toHaveProperty('access_token')
  })

  test('nobody can register under the name of a guest', async () => {
    const { uid } = await guest(server.url)
    const { body } = await register(uid.slice(uid.indexOf('_') + 1))
    expect(body.code).toBe(-541)
  })

  test('guessing a password is stopped, and the right one opens nothing while it is', async () => {
    await register('guessed')
    const codes: unknown[] = []
    for (let guess = 0; guess < 12; guess++) codes.push((await login('guessed', `guess ${guess}`)).body.code)
    expect(codes.slice(0, 6)).toEqual(Array(6).fill(-542))
    expect(codes.at(-1)).toBe(-429)
    expect((await login('guessed')).body.code).toBe(-429)
  })

  test('a forged token, the token of somebody else and that of another app open no room', async () => {
    const ann = await guest(server.url)
    const ben = await guest(server.url)
    const forged = await openRoom(server.url, { ...ann, token: `${ann.token}x` }, { roomName: 'a' })
    const stolen = await openRoom(server.url, { ...ann, token: ben.token }, { roomName: 'a' })
    const foreign = await post(`${server.url}/other/app/conferences/room`, { roomName: 'a', token: ann.token })
    expect([forged, stolen, foreign].map(({ body }) => body.error)).toEqual([-401, -401, -401])
  })
})

test('only apps that are served are answered', async () => {
  const closed = await startServer({ APP_KEYS: 'acme#meet' })
  try {
    const refused = await post(`${closed.url}/${APP}/token`, { grant_type: 'guest', name: 'Ann' })
    const served = await post(`${closed.url}/acme/meet/token`, { grant_type: 'guest', name: 'Ann' })
    expect([refused.body.error, served.body.error]).toEqual([-404, 0])
  } finally {
    await closed.close()
  }
})
