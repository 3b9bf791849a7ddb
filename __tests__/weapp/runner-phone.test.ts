import { bootHello, closeApps, json, seen } from '../support/weapp/hello'
import type { MediaCall } from '../support/weapp/wx/host'

afterEach(closeApps)

describe('live media', () => {
  const call = '/meeting/pages/call/index?room=r'

  test('starting the pusher tells its url, its events reach the page', async () => {
    const calls: MediaCall[] = []
    const app = await bootHello({ entry: call, onMedia: (it) => calls.push(it) })
    await app.until(() => calls.length > 0)
    expect(calls[0]).toMatchObject({ kind: 'livePusher', method: 'start', url: 'rtmp://127.0.0.1/live/r' })
    await app.fire('live-pusher', 'statechange', { code: 1002 })
    expect(json(app.page.data.codes)).toEqual([1002])
    await app.tap('button.mute')
    expect(app.mediaCalls.map(({ method }) => method)).toEqual(['start', 'switchCamera'])
  })

  test('a player that is not on the page cannot play', async () => {
    const app = await bootHello({ entry: call })
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
    const app = await bootHello()
    app.evaluate('setTimeout(() => { throw new Error("in a timer") }, 0)')
    app.evaluate('wx.onUnhandledRejection(({ reason }) => getApp().globalData.seen.push(reason.message))')
    app.evaluate('void Promise.reject(new Error("in a promise"))')
    await app.until(() => app.errors.length === 2)
    expect(app.errors.map(String).sort()).toEqual(['Error: in a promise', 'Error: in a timer'])
    expect(seen(app).slice(-2).sort()).toEqual(['error Error: in a timer', 'in a promise'])
  })

  test('a page that does not exist is a failure of the call, not of the app', async () => {
    const app = await bootHello()
    await expect(app.evaluate('wx.navigateTo({ url: "/pages/none/index" })')).rejects.toMatchObject({
      errMsg: 'navigateTo:fail page "pages/none/index" is not found'
    })
  })

  test('names of the browser are there for a module, as in WeChat, and undefined', async () => {
    expect((await bootHello()).evaluate('getApp().globalData.browser')).toBe('undefined undefined')
  })

  test('the logic layer has nothing that WeChat does not have', async () => {
    const app = await bootHello()
    const absent = ['window', 'document', 'fetch', 'URL', 'TextEncoder', 'process', 'Buffer', 'XMLHttpRequest']
    expect(absent.filter((name) => app.evaluate(`typeof ${name}`) !== 'undefined')).toEqual([])
    expect(app.evaluate('try { new Function("return 1")() } catch (error) { error.name }')).toBe('EvalError')
  })
})

describe('background, network and interruptions', () => {
  test('hide and show run the lifecycles of app and page once', async () => {
    const app = await bootHello()
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
    const app = await bootHello()
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
    const app = await bootHello({ person: { allows: refuse } })
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
    const app = await bootHello({ person: { privacyAgreed: false } })
    app.evaluate('wx.onNeedPrivacyAuthorization((resolve) => { globalThis.decide = resolve })')
    const asked = app.evaluate(authorize) as Promise<unknown>
    expect(json(await app.evaluate('wx.getPrivacySetting()'))).toMatchObject({ needAuthorization: true })
    expect(app.person.scopes).toEqual({})
    app.evaluate('decide({ event: "agree", buttonId: "agree" })')
    await expect(asked).resolves.toMatchObject({ errMsg: 'authorize:ok' })
    expect(json(await app.evaluate('wx.getPrivacySetting()'))).toMatchObject({ needAuthorization: false })
  })

  test('privacy that is not agreed to refuses', async () => {
    const app = await bootHello({ person: { privacyAgreed: false, agreesToPrivacy: false } })
    await expect(app.evaluate(authorize)).rejects.toMatchObject({ errno: 104 })
  })

  test('scanCode gives what the camera sees', async () => {
    const app = await bootHello()
    await expect(app.evaluate('wx.scanCode()')).rejects.toMatchObject({ errMsg: 'scanCode:fail cancel' })
    app.person.scans = () => 'https://example.com/r/1'
    await expect(app.evaluate('wx.scanCode()')).resolves.toMatchObject({ result: 'https://example.com/r/1' })
  })
})
