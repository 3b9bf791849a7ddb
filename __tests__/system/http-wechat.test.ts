import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer, type TestServer } from '../support/server'
import { APP_ID, APP_SECRET, WechatApiServer } from '../support/wechat/api-server'
import { type Person, guest, post } from '../support/wire/calls'

jest.setTimeout(60_000)

let wechat: WechatApiServer
let server: TestServer
let ann: Person
beforeAll(async () => {
  wechat = await WechatApiServer.open()
  server = await startServer({ WECHAT_APPID: APP_ID, WECHAT_SECRET: APP_SECRET, WECHAT_API: wechat.url })
  ann = await guest(server.url)
})
afterAll(async () => {
  await server.close()
  await wechat.close()
})

async function invite(roomName: string) {
  const { body } = await post(`${server.url}/api/invites`, { roomName, token: ann.token })
  return { id: String(body.id), codeUrl: String(body.codeUrl) }
}

async function codeAt(url: string) {
  const response = await fetch(url)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { kind: response.headers.get('x-code'), type: response.headers.get('content-type'), bytes }
}

describe('the mini-program code of an invite', () => {
  test('is made by WeChat with the id as its scene, once', async () => {
    const { id, codeUrl } = await invite('晨会')
    const first = await codeAt(codeUrl)
    expect(first).toMatchObject({ kind: 'mini-program', type: 'image/jpeg' })
    expect(first.bytes.subarray(4).toString()).toBe(id)
    const before = wechat.calls.length
    expect((await codeAt(codeUrl)).bytes).toEqual(first.bytes)
    expect(wechat.calls.length).toBe(before)
  })

  test('survives an access token that WeChat has ended', async () => {
    await codeAt((await invite('one')).codeUrl)
    wechat.expireToken()
    expect(await codeAt((await invite('two')).codeUrl)).toMatchObject({ kind: 'mini-program' })
  })

  test('gives way to the QR code of the link when WeChat refuses, and comes when it does not any more', async () => {
    const { codeUrl } = await invite('busy')
    wechat.refuseNext(45009)
    expect(await codeAt(codeUrl)).toMatchObject({ kind: 'link', type: 'image/png' })
    expect(await codeAt(codeUrl)).toMatchObject({ kind: 'mini-program' })
  })

  test('is refused for what was never given out', async () => {
    const { error } = (await (await fetch(`${server.url}/api/invites/abc/code`)).json()) as { error: number }
    expect(error).toBe(-543)
  })
})

describe('the check-list', () => {
  const checklist = async (query: string, headers = {}) =>
    (await fetch(`${server.url}/api/wechat-checklist${query}`, { headers })).text()

  test('is filled in from what runs, in the language that is asked for', async () => {
    const text = await checklist('?lang=zh')
    expect(text).toContain('IT科技 > 多方通信')
    expect(text).toContain(`[!] 客户端通过 ${server.url} 访问服务器`)
    expect(text).toContain(`rtmp://127.0.0.1:${server.rtmpPort}`)
    expect(text).toContain('[x] 已配置 AppID')
    expect(await checklist('', { 'accept-language': 'en-GB' })).toContain('Check-list for the WeChat mini-program')
    expect(text + (await checklist('?lang=en'))).not.toContain(APP_SECRET)
  })

  test('knows the domains and the rule that go with an address that WeChat takes', async () => {
    const other = await startServer({ PUBLIC_URL: 'https://meet.example.com' })
    const text = await (await fetch(`${other.url}/api/wechat-checklist?lang=en`)).text()
    await other.close()
    expect(text).toContain('request https://meet.example.com, socket wss://meet.example.com')
    expect(text).toContain('rule https://meet.example.com/r/')
    expect(text).not.toContain('- [!]')
  })

  test('sees the check file of the rule, which the server hands out', async () => {
    expect((await fetch(`${server.url}/r/Ab12Cd34Ef.txt`)).status).toBe(404)
    await mkdir(join(server.dataDir, 'wechat'))
    await writeFile(join(server.dataDir, 'wechat', 'Ab12Cd34Ef.txt'), 'proof')
    expect(await (await fetch(`${server.url}/r/Ab12Cd34Ef.txt`)).text()).toBe('proof')
    expect(await checklist('?lang=en')).toContain('[x] The rule')
    expect((await fetch(`${server.url}/r/..%2f..%2fsecret.txt`)).status).toBe(404)
  })
})

test('an AppID without its secret is a faulty setting, and no secret is ever printed', async () => {
  await expect(startServer({ WECHAT_APPID: APP_ID })).rejects.toThrow('WECHAT_SECRET is not')
  const short = startServer({ WECHAT_APPID: APP_ID, WECHAT_SECRET: 'sesame' })
  await expect(short).rejects.toThrow('WECHAT_SECRET is not well-formed')
  await expect(short).rejects.not.toThrow('sesame')
})
