import type { Conference } from '../../src/services/emedia/core/types'
import { childOf } from '../support/children'
import { HandPusher } from '../support/media/hand-pusher'
import { Player } from '../support/media/player'
import { push } from '../support/media/push'
import { eventually } from '../support/sdk/eventually'
import { enterBySdk } from '../support/sdk/member'
import { startServer, type TestServer } from '../support/server'

jest.setTimeout(120_000)

const PATIENCE = 40_000
const BOTH = { audio: true, video: true }
const NONE = { audio: false, video: false }
const SMALL = { size: '160x120', bitrate: 100 }

let server: TestServer
const ends: (() => unknown)[] = []

beforeAll(async () => {
  server = await startServer()
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
afterAll(() => server.close())

async function enter(roomName: string, nickName: string): Promise<Conference> {
  const { conference } = await enterBySdk(server.url, { roomName, nickName })
  ends.push(() => conference.leave())
  return conference
}

async function publish(conference: Conference): Promise<HandPusher> {
  const pusher = await HandPusher.open(await conference.publishAddress('wx-1-abc'))
  ends.push(() => pusher.close())
  return pusher
}

/** What one sees of another's stream; undefined while there is none. */
const streamOf = (viewer: Conference, owner: Conference) =>
  [...viewer.streams.values()].find(({ memberId }) => memberId === owner.self.id)

test('others are told when a phone sends no pictures or no sound, when it leaves, loses its network, and is back', async () => {
  const [anna, carl, ben] = [await enter('phones', 'Anna'), await enter('phones', 'Carl'), await enter('phones', 'Ben')]
  const removed: string[] = []
  ben.on('streamRemoved', ({ memberId }) => removed.push(memberId))
  const [pusher, faraway] = await Promise.all([publish(anna), publish(carl)])
  await eventually(() => expect(ben.streams.size).toBe(2), PATIENCE)
  faraway.send(NONE)

  pusher.send({ audio: true, video: false })
  await eventually(() => expect(streamOf(ben, anna)).toMatchObject({ audioOff: false, videoOff: true }), PATIENCE)
  pusher.send({ audio: false, video: true })
  await eventually(() => expect(streamOf(ben, anna)).toMatchObject({ audioOff: true, videoOff: false }), PATIENCE)
  pusher.send(BOTH)
  await eventually(() => expect(streamOf(ben, anna)).toMatchObject({ audioOff: false, videoOff: false }), PATIENCE)

  pusher.close()
  await eventually(() => expect(removed).toEqual([anna.self.id]), PATIENCE)
  await eventually(() => expect(removed).toEqual([anna.self.id, carl.self.id]), PATIENCE)

  await publish(carl)
  await eventually(() => expect(streamOf(ben, carl)).toMatchObject({ audioOff: false, videoOff: false }), PATIENCE)
})

test('after the media process was killed, a phone that pushes again is seen in the same stream, which never went', async () => {
  const [anna, ben] = [await enter('killed', 'Anna'), await enter('killed', 'Ben')]
  const removed: string[] = []
  ben.on('streamRemoved', ({ id }) => removed.push(id))
  const address = await anna.publishAddress('wx-1-abc')
  const start = async () => ends.push(...[await push(address, SMALL)].map((publisher) => () => publisher.stop()))
  await start()
  const before = await eventually(() => streamOf(ben, anna) ?? Promise.reject(new Error('no stream yet')), PATIENCE)
  const killed = childOf(server.pid, 'media.mjs')

  process.kill(killed ?? 0, 'SIGKILL')
  await eventually(start, PATIENCE)

  await eventually(() => expect(streamOf(ben, anna)?.version).toBeGreaterThan(before.version), PATIENCE)
  expect(streamOf(ben, anna)?.id).toBe(before.id)
  expect(removed).toEqual([])
  const player = new Player(await ben.playAddress(before.id))
  ends.push(() => player.stop())
  await player.plays('video', 10, PATIENCE)
})
