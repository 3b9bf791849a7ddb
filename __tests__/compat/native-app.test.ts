import { TEST_TIME } from '../support/app/patience'
import { probe } from '../support/media/probe'
import { type TestServer, startServer } from '../support/server'
import { NativePhone, installNativeApp } from '../support/weapp/native-phone'

/** A native mini-program, written from the published document alone, with the built file on two phones. */

/** Hz: how far the strongest frequency may be from the tone that was sent. */
const TOLERANCE = 10

let server: TestServer
let installed: ReturnType<typeof installNativeApp>
const phones: NativePhone[] = []

beforeAll(async () => {
  installed = installNativeApp()
  server = await startServer()
}, TEST_TIME)

afterAll(async () => {
  installed.remove()
  await server.close()
})

afterEach(async () => {
  const complaints = phones.flatMap(({ app }) => app.errors)
  await Promise.all(phones.splice(0).map((phone) => phone.close()))
  expect(complaints).toEqual([])
})

async function phone(name: string, tone = 440): Promise<NativePhone> {
  const opened = await NativePhone.open(installed.dist, server.url, name, tone)
  phones.push(opened)
  return opened
}

test(
  'who creates a conference and who joins it by its id see and hear each other',
  async () => {
    const ming = await phone('ming', 500)
    const hong = await phone('hong', 700)

    const confrId = await ming.enter('create', { password: 'pw' })
    expect(await hong.enter('join', { 'confr-id': confrId, password: 'pw' })).toBe(confrId)

    await ming.until(() => ming.members().includes('hong') && hong.members().includes('ming'))
    const [seenByMing, seenByHong] = await Promise.all([
      ming.playerSource('hong').then((url) => probe(url)),
      hong.playerSource('ming').then((url) => probe(url))
    ])
    expect([seenByMing.video?.moving, seenByHong.video?.moving]).toEqual([true, true])
    expect(Math.abs((seenByMing.audio?.peakFrequency ?? 0) - 700)).toBeLessThan(TOLERANCE)
    expect(Math.abs((seenByHong.audio?.peakFrequency ?? 0) - 500)).toBeLessThan(TOLERANCE)
  },
  TEST_TIME
)

test(
  'attributes, roles and removal work from the page; a lost network changes nothing; the maker ends it for all',
  async () => {
    const ming = await phone('ming')
    const hong = await phone('hong')
    const confrId = await ming.enter('create', { password: 'pw' })
    await hong.enter('join', { 'confr-id': confrId, password: 'pw' })
    await ming.playerSource('hong')

    await hong.app.input('.new-topic', '计划')
    await ming.until(() => ming.text('.topic') === '计划')

    hong.app.network(false)
    hong.app.network(true)
    await hong.app.input('.new-topic', '新计划')
    await ming.until(() => ming.text('.topic') === '新计划')
    expect(ming.members()).toEqual(['hong'])

    await ming.press('audience', 'hong')
    await hong.until(() => hong.text('.role') === '1')
    await ming.until(() => ming.app.all('.player').length === 0)

    await ming.press('kick', 'hong')
    await hong.until(() => hong.text('.exit') === '被移出')
    await ming.until(() => ming.members().length === 0)
    const lin = await phone('lin')
    await lin.enter('join', { 'confr-id': confrId, password: 'pw' })
    await ming.app.tap('.destroy')
    await lin.until(() => lin.text('.exit') === '会议关闭')
    await ming.until(() => ming.text('.exit') === '会议关闭')
  },
  TEST_TIME
)

test(
  'a room is entered by its name, and left; a wrong password is said',
  async () => {
    const ming = await phone('ming')
    const hong = await phone('hong')
    await ming.enter('room', { 'room-name': '晨会', password: 'pw' })

    await hong.app.input('.room-name', '晨会')
    await hong.app.input('.password', 'wrong')
    await hong.app.tap('.room')
    await hong.until(() => hong.text('.exit').startsWith('进不去'))
    await hong.app.back()
    await hong.enter('room', { password: 'pw' })
    await ming.until(() => ming.members().includes('hong'))

    await hong.app.tap('.hang-up')
    await hong.until(() => hong.text('.exit') === '正常挂断')
    await ming.until(() => ming.members().length === 0)
  },
  TEST_TIME
)
