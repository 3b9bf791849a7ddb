import { bootHello, closeApps, json, outOfReach, seen } from '../support/weapp/hello'
import { Weapp } from '../support/weapp/runner'

afterEach(closeApps)

describe('pages and their views', () => {
  test('the first page is loaded and shown, with what is in storage', async () => {
    const app = await bootHello({ storage: new Map([['name', 'Grace']]) })
    expect(app.page.route).toBe('pages/home/index')
    expect(app.one('input.name')?.attr.value).toBe('Grace')
    expect(seen(app)).toEqual(['launch 1001', 'show 1001', 'home shown'])
    expect(app.errors).toEqual([])
  })

  test('an input changes data; a tap runs the handler with the dataset; wxs runs in the view', async () => {
    const app = await bootHello()
    await app.input('input.name', 'Lin')
    expect(await app.tap('button.greet')).toBe(2)
    expect(app.one('text.greeting')?.text).toBe('HELLO LIN')
  })

  test('bind lets a tap bubble, catch does not', async () => {
    const app = await bootHello()
    expect(await app.tap('button.quiet')).toBe(1)
    expect(app.page.data.taps).toHaveLength(0)
    await app.tap('button.greet')
    expect(json(app.page.data.taps)).toEqual([{ userName: 'Ada' }])
  })

  test('query values arrive encoded, and the scene is the one of the launch', async () => {
    const app = await bootHello({ entry: '/pages/home/index?scene=a%3D1&q=https%3A%2F%2Fx.cn%2Fr%2F1', scene: 1047 })
    expect(json(app.page.data.query)).toEqual({ scene: 'a%3D1', q: 'https%3A%2F%2Fx.cn%2Fr%2F1' })
    expect(json(app.evaluate('wx.getLaunchOptionsSync()'))).toMatchObject({ path: 'pages/home/index', scene: 1047 })
  })

  test('an entry that is no page is refused', async () => {
    await expect(bootHello({ entry: '/pages/nowhere/index' })).rejects.toThrow(
      'page "pages/nowhere/index" is not found'
    )
  })

  test('what two boots leave in the same storage is the same', async () => {
    const storage = new Map<string, unknown>()
    const first = await bootHello({ storage })
    await first.input('input.name', 'Mei')
    first.close()
    const second = await bootHello({ storage })
    expect(second.one('input.name')?.attr.value).toBe('Mei')
  })

  test('a selector query finds nodes, and measures what the test says', async () => {
    const app = await bootHello({ measure: () => ({ left: 1, top: 2, width: 30, height: 40 }) })
    const measure = (selector: string) =>
      app.evaluate(`new Promise((resolve) => {
        getCurrentPages()[0].createSelectorQuery().select('${selector}').boundingClientRect(resolve).exec()
      })`)
    expect(json(await measure('button.greet'))).toMatchObject({ dataset: { userName: 'Ada' }, right: 31, bottom: 42 })
    expect(await measure('.nowhere')).toBeNull()
  })

  test('the card that is shared names who shared it', async () => {
    const app = await bootHello()
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
    const app = await bootHello()
    await show(app, people)
    expect(app.all('card').map((card) => card.text)).toEqual(['Ann0foot of Ann', 'Bob1foot of Bob'])
    await show(app, '[{ id: "b", name: "Bobby" }]')
    expect(app.all('card').map((card) => card.text)).toEqual(['Bobby0foot of Bobby'])
    const lifetimes = seen(app).slice(3)
    expect(lifetimes).toEqual(['attached Ann', 'attached Bob', 'observed Bobby', 'detached Ann'])
  })

  test('their events reach the handler that the page has bound', async () => {
    const app = await bootHello()
    await show(app, people)
    await app.tap(app.all('text.title')[1]!)
    expect(app.page.data.picked).toBe('Bob')
    expect(json(app.page.data.taps)).toEqual(['b'])
  })

  test('what they change of their own properties stays until the page gives something else', async () => {
    const app = await bootHello()
    await show(app, people)
    app.evaluate('getCurrentPages()[0].selectComponent("#b").setData({ title: "Own" })')
    await app.settle()
    expect(app.all('text.title')[1]?.text).toBe('Own')
    await show(app, '[{ id: "a", name: "Ann" }, { id: "b", name: "Ben" }]')
    expect(app.all('text.title')[1]?.text).toBe('Ben')
  })

  test('the page finds them by selector', async () => {
    const app = await bootHello()
    await show(app, people)
    expect(app.evaluate('getCurrentPages()[0].selectComponent("#b").data.title')).toBe('Bob')
  })
})

describe('modules', () => {
  test('a folder of sources may use import and export', async () => {
    const app = await bootHello()
    expect(app.evaluate('getApp().globalData.version')).toBe('2')
  })
})

describe('sub-packages', () => {
  test('a preload rule fetches them on the network that it names', async () => {
    expect([...(await bootHello()).packages]).toEqual(['__APP__', 'meeting'])
  })

  test('their pages open, and use the main package', async () => {
    const app = await bootHello()
    await app.tap('button.enter')
    expect(app.page.route).toBe('meeting/pages/call/index')
    expect(app.one('text.room')?.text).toBe('Hello 晨会 1')
    expect(seen(app)).toContain('home hidden')
    await app.back()
    expect(seen(app).at(-1)).toBe('home shown')
  })

  test('the main package cannot require what is in one', async () => {
    const wrong = Weapp.boot({ dist: outOfReach })
    await expect(wrong).rejects.toThrow("of sub-package 'meeting' is out of reach")
  })
})
