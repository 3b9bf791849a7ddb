import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { bootHello, closeApps, json, seen } from '../support/weapp/hello'
import type { Weapp } from '../support/weapp/runner'

describe('HTTP and WebSocket', () => {
  let server: Server
  let base: string

  beforeEach(async () => {
    server = createServer((request, response) => {
      if (request.url === '/never') return
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const { method, url, headers } = request
        const body = Buffer.concat(parts).toString()
        response.setHeader('content-type', 'application/json')
        response.statusCode = url === '/refused' ? 403 : 200
        response.end(JSON.stringify({ method, url, token: headers.authorization, type: headers['content-type'], body }))
      })
    })
    const sockets = new WebSocketServer({ server })
    sockets.on('connection', (socket) => {
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterEach(async () => {
    closeApps()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  const request = (app: Weapp, options: string) =>
    app.evaluate(`new Promise((success, fail) => wx.request({ ...${options}, success, fail }))`) as Promise<unknown>

  const connect = async (app: Weapp) => {
    app.evaluate(`globalThis.heard = []
      globalThis.task = wx.connectSocket({ url: "ws://${base}" })
      task.onOpen(() => heard.push("open"))
      task.onMessage(({ data }) => heard.push(data instanceof ArrayBuffer ? new Uint8Array(data).join() : data))
      task.onClose(({ code }) => heard.push("close " + code))`)
    await app.until(() => heard(app).length > 0)
  }
  const heard = (app: Weapp) => [...(app.evaluate('heard') as string[])]

  test('a request goes out as written and its JSON comes back as objects of the app', async () => {
    const app = await bootHello()
    const url = `http://${base}/a?b=1`
    const options = `{ url: "${url}", method: "POST", data: { x: "晨" }, header: { Authorization: "Bearer t" } }`
    expect(json(await request(app, options))).toMatchObject({
      statusCode: 200,
      data: { method: 'POST', url: '/a?b=1', token: 'Bearer t', type: 'application/json', body: '{"x":"晨"}' }
    })
    expect(json(await request(app, `{ url: "${url}", data: { c: 2 } }`))).toMatchObject({ data: { url: '/a?b=1&c=2' } })
    expect(await request(app, `{ url: "http://${base}/refused" }`)).toMatchObject({ statusCode: 403 })
  })

  test('requests fail by timeout, by abort and without network', async () => {
    const app = await bootHello()
    const never = `url: "http://${base}/never"`
    await expect(request(app, `{ ${never}, timeout: 30 }`)).rejects.toMatchObject({ errMsg: 'request:fail timeout' })
    const aborted = app.evaluate(`new Promise((done, fail) => wx.request({ ${never}, fail }).abort())`)
    await expect(aborted).rejects.toMatchObject({ errMsg: 'request:fail abort' })
    const lost = request(app, `{ ${never} }`)
    app.network(false)
    await expect(lost).rejects.toMatchObject({ errMsg: 'request:fail network is offline' })
    await expect(request(app, `{ url: "http://${base}/" }`)).rejects.toMatchObject({
      errMsg: 'request:fail network is offline'
    })
  })

  test('a socket carries text and bytes, and closes', async () => {
    const app = await bootHello()
    await connect(app)
    app.evaluate('task.send({ data: "hi 晨" }); task.send({ data: new Uint8Array([1, 2, 255]).buffer })')
    await app.until(() => heard(app).length === 3)
    app.evaluate('task.close({ code: 4001 })')
    await app.until(() => heard(app).length === 4)
    expect(heard(app)).toEqual(['open', 'hi 晨', '1,2,255', 'close 4001'])
  })

  test('a socket is lost with the network, and cannot be sent on any more', async () => {
    const app = await bootHello()
    await connect(app)
    app.network(false)
    await app.until(() => heard(app).includes('close 1006'))
    const late = app.evaluate('new Promise((success, fail) => task.send({ data: "x", success, fail }))')
    await expect(late).rejects.toMatchObject({ errMsg: expect.stringContaining('not OPEN') as string })
  })

  test('the sixth socket is refused', async () => {
    const app = await bootHello()
    const one = `wx.connectSocket({ url: "ws://${base}" })`
    for (let count = 0; count < 5; count += 1) app.evaluate(one)
    const sixth = app.evaluate(
      `new Promise((success, fail) => wx.connectSocket({ url: "ws://${base}", success, fail }))`
    )
    await expect(sixth).rejects.toMatchObject({ errMsg: 'connectSocket:fail exceed max task count' })
  })

  test('closing the app ends its timers, sockets and requests', async () => {
    const app = await bootHello()
    await connect(app)
    void request(app, `{ url: "http://${base}/never" }`)
    app.evaluate('globalThis.ticks = 0; setInterval(() => { ticks += 1 }, 1)')
    await app.until(() => (app.evaluate('ticks') as number) > 2)
    app.close()
    app.close()
    const ticks = app.evaluate('ticks')
    await new Promise((resolve) => server.close(resolve))
    expect(app.evaluate('ticks')).toBe(ticks)
    expect(seen(app).slice(-2)).toEqual(['home gone', 'hide'])
  })
})
