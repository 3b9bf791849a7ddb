import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'
import type { WeappOptions } from '../support/weapp/options'
import { Weapp } from '../support/weapp/runner'
import type { MediaCall } from '../support/weapp/wx/host'

const dist = join(__dirname, '..', 'fixtures', 'native-hello')
const booted: Weapp[] = []

async function boot(options: Partial<WeappOptions> = {}): Promise<Weapp> {
  const app = await Weapp.boot({ dist, ...options })
  booted.push(app)
  return app
}

const seen = (app: Weapp) => [...(app.evaluate('getApp().globalData.seen') as string[])]
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

afterEach(() => {
  for (const app of booted.splice(0)) app.close()
})

describe('pages and their views', () => {
  test('the first page is loaded and shown, with what is in storage', async () => {
    const app = await boot({ storage: new Map([['name', 'Grace']]) })
    expect(app.page.route).toBe('pages/home/index')
    expect(app.one('input.name')?.attr.value).toBe('Grace')
    expect(seen(app)).toEqual(['launch 1001', 'show 1001', 'home shown'])
    expect(app.errors).toEqual([])
  })

  test('an input changes data; a tap runs the handler with the dataset; wxs runs in the view', async () => {
    const app = await boot()
    await app.input('input.name', 'Lin')
    expect(await app.tap('button.greet')).toBe(2)
    expect(app.one('text.greeting')?.text).toBe('HELLO LIN')
  })

  test('bind lets a tap bubble, catch does not', async () => {
    const app = await boot()
    expect(await app.tap('button.quiet')).toBe(1)
    expect(app.page.data.taps).toHaveLength(0)
    await app.tap('button.greet')
    expect(json(app.page.data.taps)).toEqual([{ userName: 'Ada' }])
  })

  test('query values arrive encoded, and the scene is the one of the launch', async () => {
    const app = await boot({ entry: '/pages/home/index?scene=a%3D1&q=https%3A%2F%2Fx.cn%2Fr%2F1', scene: 1047 })
    expect(json(app.page.data.query)).toEqual({ scene: 'a%3D1', q: 'https%3A%2F%2Fx.cn%2Fr%2F1' })
    expect(json(app.evaluate('wx.getLaunchOptionsSync()'))).toMatchObject({ path: 'pages/home/index', scene: 1047 })
  })

  test('an entry that is no page is refused', async () => {
    await expect(boot({ entry: '/pages/nowhere/index' })).rejects.toThrow('page "pages/nowhere/index" is not found')
  })

  test('what two boots leave in the same storage is the same', async () => {
    const storage = new Map<string, unknown>()
    const first = await boot({ storage })
    await first.input('input.name', 'Mei')
    first.close()
    const second = await boot({ storage })
    expect(second.one('input.name')?.attr.value).toBe('Mei')
  })

  test('a selector query finds nodes, and measures what the test says', async () => {
    const app = await boot({ measure: () => ({ left: 1, top: 2, width: 30, height: 40 }) })
    const measure = (selector: string) =>
      app.evaluate(`new Promise((resolve) => {
        getCurrentPages()[0].createSelectorQuery().select('${selector}').boundingClientRect(resolve).exec()
      })`)
    expect(json(await measure('button.greet'))).toMatchObject({ dataset: { userName: 'Ada' }, right: 31, bottom: 42 })
    expect(await measure('.nowhere')).toBeNull()
  })

  test('the card that is shared names who shared it', async () => {
    const app = await boot()
    expect(await app.share()).toEqual({ title: 'From the menu', path: '/pages/home/index?q=1' })
    expect(await app.share(app.one('button.greet')!)).toMatchObject({ title: 'From the button' })
  })
})

describe('components', () => {
  const people = '[{ id: "a", name: "Ann" }, { id: "b", name: "Bob" }]'
  const show = async (app: Weapp, list: string) => {
    app.evaluate(`getCurrentPages()[0].setData({ people: ${list} })`)
    await app.settle()
  }

  test('they are attached with their properties, fill their slots, and are detached', async () => {
    const app = await boot()
    await show(app, people)
    expect(app.all('card').map((card) => card.text)).toEqual(['Ann0foot of Ann', 'Bob1foot of Bob'])
    await show(app, '[{ id: "b", name: "Bobby" }]')
    expect(app.all('card').map((card) => card.text)).toEqual(['Bobby0foot of Bobby'])
    const lifetimes = seen(app).slice(3)
    expect(lifetimes).toEqual(['attached Ann', 'attached Bob', 'observed Bobby', 'detached Ann'])
  })

  test('their events reach the handler that the page has bound', async () => {
    const app = await boot()
    await show(app, people)
    await app.tap(app.all('text.title')[1]!)
    expect(app.page.data.picked).toBe('Bob')
    expect(json(app.page.data.taps)).toEqual(['b'])
  })

  test('what they change of their own properties stays until the page gives something else', async () => {
    const app = await boot()
    await show(app, people)
    app.evaluate('getCurrentPages()[0].selectComponent("#b").setData({ title: "Own" })')
    await app.settle()
    expect(app.all('text.title')[1]?.text).toBe('Own')
    await show(app, '[{ id: "a", name: "Ann" }, { id: "b", name: "Ben" }]')
    expect(app.all('text.title')[1]?.text).toBe('Ben')
  })

  test('the page finds them by selector', async () => {
    const app = await boot()
    await show(app, people)
    expect(app.evaluate('getCurrentPages()[0].selectComponent("#b").data.title')).toBe('Bob')
  })
})

describe('modules', () => {
  test('a folder of sources may use import and export', async () => {
    const app = await boot()
    expect(app.evaluate('getApp().globalData.version')).toBe('2')
  })
})

describe('sub-packages', () => {
  test('a preload rule fetches them on the network that it names', async () => {
    expect([...(await boot()).packages]).toEqual(['__APP__', 'meeting'])
  })

  test('their pages open, and use the main package', async () => {
    const app = await boot()
    await app.tap('button.enter')
    expect(app.page.route).toBe('meeting/pages/call/index')
    expect(app.one('text.room')?.text).toBe('Hello 晨会 1')
    expect(seen(app)).toContain('home hidden')
    await app.back()
    expect(seen(app).at(-1)).toBe('home shown')
  })

  test('the main package cannot require what is in one', async () => {
    const wrong = Weapp.boot({ dist: join(__dirname, '..', 'fixtures', 'native-out-of-reach') })
    await expect(wrong).rejects.toThrow("of sub-package 'meeting' is out of reach")
  })
})

describe('live media', () => {
  const call = '/meeting/pages/call/index?room=r'

  test('starting the pusher tells its url, its events reach the page', async () => {
    const calls: MediaCall[] = []
    const app = await boot({ entry: call, onMedia: (it) => calls.push(it) })
    await app.until(() => calls.length > 0)
    expect(calls[0]).toMatchObject({ kind: 'livePusher', method: 'start', url: 'rtmp://127.0.0.1/live/r' })
    await app.fire('live-pusher', 'statechange', { code: 1002 })
    expect(json(app.page.data.codes)).toEqual([1002])
    await app.tap('button.mute')
    expect(app.mediaCalls.map(({ method }) => method)).toEqual(['start', 'switchCamera'])
  })

  test('a player that is not on the page cannot play', async () => {
    const app = await boot({ entry: call })
    app.evaluate('getCurrentPages()[0].setData({ players: [{ id: "p1", src: "rtmp://h/1" }] })')
    await app.evaluate('wx.createLivePlayerContext("p1").play()')
    expect(app.mediaCalls.at(-1)).toMatchObject({ kind: 'livePlayer', id: 'p1', method: 'play', url: 'rtmp://h/1' })
    await expect(app.evaluate('wx.createLivePlayerContext("p2").play()')).rejects.toMatchObject({
      errMsg: expect.stringContaining('play:fail') as string
    })
  })
})

describe('errors', () => {
  test('what a handler, a timer, a promise throws is collected, and the app hears of it', async () => {
    const app = await boot()
    app.evaluate('setTimeout(() => { throw new Error("in a timer") }, 0)')
    app.evaluate('wx.onUnhandledRejection(({ reason }) => getApp().globalData.seen.push(reason.message))')
    app.evaluate('void Promise.reject(new Error("in a promise"))')
    await app.until(() => app.errors.length === 2)
    expect(app.errors.map(String).sort()).toEqual(['Error: in a promise', 'Error: in a timer'])
    expect(seen(app).slice(-2).sort()).toEqual(['error Error: in a timer', 'in a promise'])
  })

  test('a page that does not exist is a failure of the call, not of the app', async () => {
    const app = await boot()
    await expect(app.evaluate('wx.navigateTo({ url: "/pages/none/index" })')).rejects.toMatchObject({
      errMsg: 'navigateTo:fail page "pages/none/index" is not found'
    })
  })

  test('names of the browser are there for a module, as in WeChat, and undefined', async () => {
    expect((await boot()).evaluate('getApp().globalData.browser')).toBe('undefined undefined')
  })

  test('the logic layer has nothing that WeChat does not have', async () => {
    const app = await boot()
    const absent = ['window', 'document', 'fetch', 'URL', 'TextEncoder', 'process', 'Buffer', 'XMLHttpRequest']
    expect(absent.filter((name) => app.evaluate(`typeof ${name}`) !== 'undefined')).toEqual([])
    expect(app.evaluate('try { new Function("return 1")() } catch (error) { error.name }')).toBe('EvalError')
  })
})

describe('background, network and interruptions', () => {
  test('hide and show run the lifecycles of app and page once', async () => {
    const app = await boot()
    app.evaluate('wx.onAppHide(() => getApp().globalData.seen.push("onAppHide"))')
    app.evaluate('wx.onAppShow(({ scene }) => getApp().globalData.seen.push("onAppShow " + scene))')
    app.hide()
    app.hide()
    app.show({ scene: 1007 })
    expect(seen(app).slice(3)).toEqual([
      'home hidden',
      'hide',
      'onAppHide',
      'show 1007',
      'onAppShow 1007',
      'home shown'
    ])
    expect(json(app.evaluate('wx.getEnterOptionsSync().scene'))).toBe(1007)
  })

  test('listeners hear events until they are taken off', async () => {
    const app = await boot()
    app.evaluate('globalThis.heard = []; globalThis.hear = (it) => heard.push(it ? it.networkType : "begin")')
    app.evaluate('wx.onNetworkStatusChange(hear); wx.onAudioInterruptionBegin(() => hear())')
    app.network(false)
    app.interruptAudio(true)
    app.evaluate('wx.offNetworkStatusChange(hear)')
    app.network(true, '4g')
    expect(json(app.evaluate('heard'))).toEqual(['none', 'begin'])
    expect(json(await app.evaluate('wx.getNetworkType()'))).toMatchObject({ networkType: '4g' })
  })
})

describe('permissions', () => {
  const authorize = 'wx.authorize({ scope: "scope.camera" })'

  test('a scope is asked for once; what was refused stays refused until the settings are changed', async () => {
    let asked = 0
    const refuse = () => {
      asked += 1
      return false
    }
    const app = await boot({ person: { allows: refuse } })
    await expect(app.evaluate(authorize)).rejects.toMatchObject({ errMsg: 'authorize:fail auth deny' })
    await expect(app.evaluate(authorize)).rejects.toMatchObject({ errMsg: 'authorize:fail auth deny' })
    expect(asked).toBe(1)
    app.person.inSettings = (scopes) => {
      scopes['scope.camera'] = true
    }
    await expect(app.evaluate('wx.openSetting()')).rejects.toMatchObject({
      errMsg: expect.stringContaining('TAP') as string
    })
    await app.tap('button.quiet')
    expect(json(await app.evaluate('wx.openSetting()'))).toMatchObject({ authSetting: { 'scope.camera': true } })
    await expect(app.evaluate(authorize)).resolves.toMatchObject({ errMsg: 'authorize:ok' })
  })

  test('privacy comes first, by the window of the app', async () => {
    const app = await boot({ person: { privacyAgreed: false } })
    app.evaluate('wx.onNeedPrivacyAuthorization((resolve) => { globalThis.decide = resolve })')
    const asked = app.evaluate(authorize) as Promise<unknown>
    expect(json(await app.evaluate('wx.getPrivacySetting()'))).toMatchObject({ needAuthorization: true })
    expect(app.person.scopes).toEqual({})
    app.evaluate('decide({ event: "agree", buttonId: "agree" })')
    await expect(asked).resolves.toMatchObject({ errMsg: 'authorize:ok' })
    expect(json(await app.evaluate('wx.getPrivacySetting()'))).toMatchObject({ needAuthorization: false })
  })

  test('privacy that is not agreed to refuses', async () => {
    const app = await boot({ person: { privacyAgreed: false, agreesToPrivacy: false } })
    await expect(app.evaluate(authorize)).rejects.toMatchObject({ errno: 104 })
  })

  test('scanCode gives what the camera sees', async () => {
    const app = await boot()
    await expect(app.evaluate('wx.scanCode()')).rejects.toMatchObject({ errMsg: 'scanCode:fail cancel' })
    app.person.scans = () => 'https://example.com/r/1'
    await expect(app.evaluate('wx.scanCode()')).resolves.toMatchObject({ result: 'https://example.com/r/1' })
  })
})

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
    for (const app of booted.splice(0)) app.close()
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
    const app = await boot()
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
    const app = await boot()
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
    const app = await boot()
    await connect(app)
    app.evaluate('task.send({ data: "hi 晨" }); task.send({ data: new Uint8Array([1, 2, 255]).buffer })')
    await app.until(() => heard(app).length === 3)
    app.evaluate('task.close({ code: 4001 })')
    await app.until(() => heard(app).length === 4)
    expect(heard(app)).toEqual(['open', 'hi 晨', '1,2,255', 'close 4001'])
  })

  test('a socket is lost with the network, and cannot be sent on any more', async () => {
    const app = await boot()
    await connect(app)
    app.network(false)
    await app.until(() => heard(app).includes('close 1006'))
    const late = app.evaluate('new Promise((success, fail) => task.send({ data: "x", success, fail }))')
    await expect(late).rejects.toMatchObject({ errMsg: expect.stringContaining('not OPEN') as string })
  })

  test('the sixth socket is refused', async () => {
    const app = await boot()
    const one = `wx.connectSocket({ url: "ws://${base}" })`
    for (let count = 0; count < 5; count += 1) app.evaluate(one)
    const sixth = app.evaluate(
      `new Promise((success, fail) => wx.connectSocket({ url: "ws://${base}", success, fail }))`
    )
    await expect(sixth).rejects.toMatchObject({ errMsg: 'connectSocket:fail exceed max task count' })
  })

  test('closing the app ends its timers, sockets and requests', async () => {
    const app = await boot()
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
