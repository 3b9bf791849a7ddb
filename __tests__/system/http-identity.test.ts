import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { es256, hs256, inSeconds, unsigned } from '../support/jwt'
import { type TestServer, startServer } from '../support/server'
import { APP_ID, APP_SECRET, WechatApiServer } from '../support/wechat/api-server'
import { APP, type Body, guest, invited, openRoom, post } from '../support/wire/calls'
import { entered } from '../support/wire/raw-socket'

jest.setTimeout(60_000)

const SECRET = 'the secret of the integrator, which is long enough'
const AUDIENCE = 'meetings'

const login = async (server: TestServer, body: Body) => (await post(`${server.url}/${APP}/token`, body)).body
const codeOf = ({ code, error }: Body): unknown => code ?? error

describe('a server with WeChat and an integrator', () => {
  let wechat: WechatApiServer
  let server: TestServer
  beforeAll(async () => {
    wechat = await WechatApiServer.open()
    server = await startServer({
      WECHAT_APPID: APP_ID,
      WECHAT_SECRET: APP_SECRET,
      WECHAT_API: wechat.url,
      AUTH_JWT_SECRET: SECRET,
      AUTH_AUDIENCE: AUDIENCE,
      AUTH_ISSUER: 'school',
      REGISTRATION: 'closed'
    })
  })
  afterAll(async () => {
    await server.close()
    await wechat.close()
  })

  const wechatLogin = (code: string, name = '安') => login(server, { grant_type: 'wechat', code, name })

  test('knows somebody by the code of wx.login, which is good once, and tells nobody their id', async () => {
    const first = await wechatLogin('code-ann')
    expect(first).toMatchObject({ error: 0, user: { nickname: '安' } })
    const { username } = first.user as { username: string }
    expect(username).toMatch(/^wx-[0-9a-f]{24}$/)
    expect(JSON.stringify(first)).not.toContain('OpenId')
    expect(server.log()).not.toContain('OpenId')
    const who = { token: String(first.access_token), uid: `${APP.replace('/', '#')}_${username}` }
    expect((await openRoom(server.url, who, { roomName: 'wechat' })).body.error).toBe(0)
    expect(await wechatLogin('code-ann')).toMatchObject({ error: -551 })
  })

  test.each([
    [40029, -551],
    [40226, -505],
    [45011, -429],
    [-1, -408]
  ])('answers for %i of WeChat with %i', async (theirs, ours) => {
    wechat.refuseNext(theirs)
    expect(codeOf(await wechatLogin('code-ben'))).toBe(ours)
  })

  const claims = { sub: 'ann', name: 'Ann', aud: AUDIENCE, iss: 'school' }
  const jwtLogin = (changes: Body, secret = SECRET) =>
    login(server, { grant_type: 'jwt', jwt: hs256(secret, { ...claims, exp: inSeconds(60), ...changes }) })

  test("takes the integrator's token for the person whom it names", async () => {
    expect(await jwtLogin({})).toMatchObject({ error: 0, user: { username: 'jwt-u.ann', nickname: 'Ann' } })
    const { user } = await jwtLogin({ sub: 'Ann Öz@school/1' })
    expect((user as Body).username).toMatch(/^jwt-h\.[0-9a-f]{40}$/)
  })

  test.each<[what: string, changes: Body, secret: string]>([
    ['for another service', { aud: 'other' }, SECRET],
    ['of another issuer', { iss: 'else' }, SECRET],
    ['that has expired', { exp: inSeconds(-60) }, SECRET],
    ['that never expires', { exp: undefined }, SECRET],
    ['that names nobody', { sub: undefined }, SECRET],
    ['of another secret', {}, 'x'.repeat(40)]
  ])('refuses a token %s', async (_what, changes, secret) => {
    expect(codeOf(await jwtLogin(changes, secret))).toBe(-551)
  })

  test('refuses a token without a signature', async () => {
    const jwt = unsigned({ ...claims, exp: inSeconds(60) })
    expect(codeOf(await login(server, { grant_type: 'jwt', jwt }))).toBe(-551)
  })

  test('registers nobody who asks', async () => {
    const { body } = await post(`${server.url}/${APP}/users`, { username: 'ann', password: 'x' })
    expect([body.code, body.error]).toEqual([-505, 'unauthorized'])
  })

  test.each(['admin', 'ＡＤＭＩＮ', 'аdmin', 'a d m i n', 'Admi\u200bn', '管理员'])(
    'lets no guest be called "%s", neither at first nor on entering',
    async (name) => {
      expect(codeOf(await login(server, { grant_type: 'guest', name }))).toBe(-541)
      const { answer } = await entered(await invited(server.url, 'reserved'), {
        ext: JSON.stringify({ nickName: name })
      })
      expect(answer.result).toBe(-541)
    }
  )

  test('shows apart who is spelt otherwise but looks the same, and cleans names of what nobody sees', async () => {
    const enter = async (nickName: string) => {
      const { answer, socket } = await entered(await invited(server.url, 'twins'), {
        ext: JSON.stringify({ nickName })
      })
      const own = (answer.mems as Body[]).find(({ id }) => id === answer.memId)
      return { nickName: own?.nickName, socket }
    }
    expect((await enter('Paypal')).nickName).toBe('Paypal')
    expect((await enter('Paypal')).nickName).toBe('Paypal')
    expect((await enter('Раураl')).nickName).toMatch(/^Раураl \(\w{6}\)$/)
    expect((await enter('\u202eBen\u0007\u200b  B')).nickName).toBe('Ben B')
  })
})

test('the keys of an integrator are fetched from where they are, and asymmetric', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'ES256', use: 'sig' }
  const keys = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] }))).listen(
    0,
    '127.0.0.1'
  )
  await once(keys, 'listening')
  const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`
  const server = await startServer({ AUTH_JWKS_URL: url, AUTH_AUDIENCE: AUDIENCE, GUESTS: 'closed' })
  try {
    const claims = { sub: 'ann', aud: AUDIENCE, exp: inSeconds(60) }
    const jwt = es256(privateKey, claims, { kid: 'k1' })
    expect(await login(server, { grant_type: 'jwt', jwt })).toMatchObject({ error: 0, user: { username: 'jwt-u.ann' } })
    // The public key is no secret: it must not be taken for one.
    const forged = hs256(JSON.stringify(jwk), claims, { kid: 'k1' })
    expect(codeOf(await login(server, { grant_type: 'jwt', jwt: forged }))).toBe(-551)
    expect(codeOf(await login(server, { grant_type: 'guest', name: 'Ann' }))).toBe(-505)
  } finally {
    await server.close()
    keys.close()
  }
})

describe('what was signed', () => {
  test('is worth nothing once its owner has signed out everywhere', async () => {
    const server = await startServer()
    try {
      const ann = await invited(server.url, 'revoked')
      const credentials = { uid: ann.who.uid, token: ann.who.token }
      expect((await post(`${server.url}/${APP}/token/revoke`, credentials)).body).toEqual({ error: 0 })
      expect((await openRoom(server.url, ann.who, { roomName: 'revoked' })).body.error).toBe(-401)
      expect((await post(`${server.url}/api/invites`, { roleToken: ann.roleToken })).body.error).toBe(-401)
      expect((await entered(ann)).answer.result).toBe(-500)
      await server.restart()
      expect((await openRoom(server.url, ann.who, { roomName: 'revoked' })).body.error).toBe(-401)
      expect((await openRoom(server.url, await guest(server.url), { roomName: 'revoked' })).body.error).toBe(0)
    } finally {
      await server.close()
    }
  })

  test('by the secret before is good until that is taken away', async () => {
    const [first, second] = ['a'.repeat(40), 'b'.repeat(40)]
    const environment = { SECRET: first }
    const server = await startServer(environment)
    const ann = await invited(server.url, 'rotated')
    await server.kill('SIGTERM')
    const next = await startServer({ SECRET: second, SECRET_PREVIOUS: first, DATA_DIR: server.dataDir })
    expect((await openRoom(next.url, ann.who, { roomName: 'rotated' })).body.error).toBe(0)
    const url = ann.ticket.url.replace(server.wsUrl, next.wsUrl)
    expect((await entered({ ...ann, ticket: { ...ann.ticket, url } })).answer.result).toBe(0)
    const late = await guest(next.url)
    await next.kill('SIGTERM')
    const last = await startServer({ SECRET: second, DATA_DIR: server.dataDir })
    expect((await openRoom(last.url, ann.who, { roomName: 'rotated' })).body.error).toBe(-401)
    expect((await openRoom(last.url, late, { roomName: 'rotated' })).body.error).toBe(0)
    await last.close()
    await next.close()
    await server.close()
  })
})
