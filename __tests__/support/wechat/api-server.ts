import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export const APP_ID = 'wx0123456789abcdef'
export const APP_SECRET = '0123456789abcdef0123456789abcdef'

/** Allowed in a `scene`, as WeChat documents it. */
const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/
/** The first bytes of a JPEG; what follows tells which code it is. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0])

type Body = Readonly<Record<string, unknown>>

/** Answers as WeChat's server is documented to, refusals included: JSON with `errcode` under HTTP 200. */
export class WechatApiServer {
  /** Paths of all calls, without their query. */
  readonly calls: string[] = []
  #token = ''
  #tokens = 0
  #refusals: number[] = []
  readonly #used = new Set<string>()

  static async open(): Promise<WechatApiServer> {
    const server = createServer()
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return new WechatApiServer(server)
  }

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.#answer(request, response))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Whoever has a token must ask for a new one. */
  expireToken(): void {
    this.#token = ''
  }

  /** The next call for a code, or with one, is refused with this number. */
  refuseNext(errcode: number): void {
    this.#refusals.push(errcode)
  }

  /** May be called again. */
  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url)
    this.calls.push(pathname)
    if (pathname === '/sns/jscode2session') {
      response.setHeader('content-type', 'text/plain')
      response.end(JSON.stringify(this.#login(searchParams)))
      return
    }
    const body = (await json(request)) as Body
    const result = pathname === '/cgi-bin/stable_token' ? this.#issue(body) : this.#draw(searchParams, body)
    const isPicture = Buffer.isBuffer(result)
    response.setHeader('content-type', isPicture ? 'image/jpeg' : 'application/json; encoding=utf-8')
    response.end(isPicture ? result : JSON.stringify(result))
  }

  /** Codes are `code-<who>`, each good once. */
  #login(query: URLSearchParams): Body {
    const code = query.get('js_code') ?? ''
    if (query.get('appid') !== APP_ID) return { errcode: 40013, errmsg: 'invalid appid' }
    if (query.get('secret') !== APP_SECRET) return { errcode: 40125, errmsg: 'invalid appsecret' }
    const refusal = this.#refusals.shift()
    if (refusal !== undefined) return { errcode: refusal, errmsg: 'as the test wants it' }
    const who = /^code-(\w+)$/.exec(code)?.[1]
    if (who === undefined) return { errcode: 40029, errmsg: 'invalid code' }
    if (this.#used.has(code)) return { errcode: 40163, errmsg: 'code been used' }
    this.#used.add(code)
    return { openid: `oOpenIdOf${who}`, session_key: 'never to leave the server', unionid: '' }
  }

  #issue({ grant_type, appid, secret }: Body): Body {
    if (grant_type !== 'client_credential') return { errcode: 40002, errmsg: 'invalid grant_type' }
    if (appid !== APP_ID) return { errcode: 40013, errmsg: 'invalid appid' }
    if (secret !== APP_SECRET) return { errcode: 40125, errmsg: 'invalid appsecret' }
    if (this.#token === '') this.#token = `token-${++this.#tokens}`
    return { access_token: this.#token, expires_in: 7200 }
  }

  #draw(query: URLSearchParams, { scene, page }: Body): Body | Buffer {
    if (this.#token === '' || query.get('access_token') !== this.#token)
      return { errcode: 40001, errmsg: 'invalid credential' }
    const refusal = this.#refusals.shift()
    if (refusal !== undefined) return { errcode: refusal, errmsg: 'as the test wants it' }
    if (typeof page !== 'string' || page.startsWith('/')) return { errcode: 41030, errmsg: 'invalid page' }
    if (typeof scene !== 'string' || !SCENE.test(scene)) return { errcode: 40129, errmsg: 'invalid scene' }
    return Buffer.concat([JPEG, Buffer.from(scene)])
  }
}
