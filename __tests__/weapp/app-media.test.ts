import type { Conference } from '../../src/services/emedia/core/types'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { probe } from '../support/media/probe'
import { push } from '../support/media/push'
import { eventually } from '../support/sdk/eventually'
import { usePhonePlace } from '../support/weapp/place'
import type { Phone } from '../support/weapp/phone'

jest.setTimeout(TEST_TIME)

/** Hz: how far the strongest frequency may be from the tone that was sent. */
const TOLERANCE = 10

const place = usePhonePlace()

const pusher = (phone: Phone) => phone.find('live-pusher')

/** Waits until somebody's stream is there, and decodes it from the address that the server gives. */
async function receive(conference: Conference) {
  await eventually(() => expect(conference.streams.size).toBe(1), PATIENCE)
  const [stream] = conference.streams.values()
  return probe(await conference.playAddress(stream?.id ?? ''))
}

test("what is pushed to the live-pusher's url reaches another member, moving and with its sound", async () => {
  const roomName = place().newRoom()
  const phone = await place().phone({ camera: { tone: 660 } })
  await phone.enter(roomName, '小明')
  const { conference } = await place().member('Anna', { roomName })

  const { video, audio } = await receive(conference)

  expect(video).toMatchObject({ width: 640, height: 360, moving: true })
  expect(audio?.rms).toBeGreaterThan(0.01)
  expect(Math.abs((audio?.peakFrequency ?? 0) - 660)).toBeLessThan(TOLERANCE)
})

test('the stream of another member comes to a live-player whose src can be decoded', async () => {
  const roomName = place().newRoom()
  const { conference } = await place().member('Anna', { roomName })
  const publisher = await push(await conference.publishAddress('camera-1'), { tone: 880 })
  try {
    const phone = await place().phone()
    await phone.enter(roomName, '小明')

    const { video, audio } = await probe(await phone.playerSource('Anna'))

    expect(video?.moving).toBe(true)
    expect(audio?.rms).toBeGreaterThan(0.01)
    expect(Math.abs((audio?.peakFrequency ?? 0) - 880)).toBeLessThan(TOLERANCE)
  } finally {
    await publisher.stop()
  }
})

test('in audio only, players are given the sound alone, and the pictures again afterwards', async () => {
  const roomName = place().newRoom()
  const { conference } = await place().member('Anna', { roomName })
  const publisher = await push(await conference.publishAddress('camera-1'), { tone: 880, size: '160x90' })
  try {
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    const whole = await phone.playerSource('Anna')
    await phone.press('.more-button')

    await phone.press('.audio-only-switch')

    await phone.until(() => phone.tile('Anna')?.one('live-player')?.attr.src !== whole)
    const sound = await phone.playerSource('Anna')
    const heard = await probe(sound, { seconds: 2 })
    expect(heard.video ?? null).toBeNull()
    expect(Math.abs((heard.audio?.peakFrequency ?? 0) - 880)).toBeLessThan(TOLERANCE)

    await phone.press('.audio-only-switch')

    await phone.until(() => phone.tile('Anna')?.one('live-player')?.attr.src !== sound)
    const seen = await probe(await phone.playerSource('Anna'), { seconds: 2 })
    expect(seen.video).toBeDefined()
  } finally {
    await publisher.stop()
  }
})

test('whoever speaks is framed, as long as they do', async () => {
  const roomName = place().newRoom()
  const { conference } = await place().member('Anna', { roomName })
  const address = await conference.publishAddress('camera-1')
  const publisher = await push(address, { tone: 880 })
  const phone = await place().phone()
  await phone.enter(roomName, '小明')
  await phone.find('.tile.speaking', () => phone.tile('Anna'))

  await publisher.stop()
  const silent = await push(address, { tone: 0 })
  try {
    await phone.until(() => phone.tile('Anna')?.one('.tile.speaking') === null)
  } finally {
    await silent.stop()
  }
})

test('two phones see and hear each other', async () => {
  const roomName = place().newRoom()
  const one = await place().phone({ camera: { tone: 500 } })
  const other = await place().phone({ camera: { tone: 700 } })
  await one.enter(roomName, '小明')
  await other.enter(roomName, '小红')

  const [heardByOne, heardByOther] = await Promise.all([
    one.playerSource('小红').then((url) => probe(url)),
    other.playerSource('小明').then((url) => probe(url))
  ])

  expect([heardByOne.video?.moving, heardByOther.video?.moving]).toEqual([true, true])
  expect(Math.abs((heardByOne.audio?.peakFrequency ?? 0) - 700)).toBeLessThan(TOLERANCE)
  expect(Math.abs((heardByOther.audio?.peakFrequency ?? 0) - 500)).toBeLessThan(TOLERANCE)
})

test('the pusher is started with the camera off; it is turned on when it runs', async () => {
  const phone = await place().phone()
  await phone.enter(place().newRoom(), '小明')

  await phone.until(() => phone.camera.running)

  expect(phone.camera.onAtStart).toEqual([false])
  await phone.until(() => phone.app.one('live-pusher')?.attr.enableCamera === true)
})

test('microphone and camera reach the pusher, and the others', async () => {
  const roomName = place().newRoom()
  const phone = await place().phone()
  await phone.enter(roomName, '小明')
  const { conference } = await place().member('Anna', { roomName })
  await phone.until(() => conference.streams.size === 1)
  const stream = () => [...conference.streams.values()][0]

  await phone.press('.microphone-button')
  await phone.until(() => phone.app.one('live-pusher')?.attr.enableMic === false)
  await phone.until(() => stream()?.audioOff === true)
  await phone.press('.camera-button')
  await phone.until(() => phone.app.one('live-pusher')?.attr.enableCamera === false)
  await phone.until(() => stream()?.videoOff === true)

  await phone.press('.microphone-button')
  await phone.press('.camera-button')
  await phone.until(() => stream()?.audioOff === false && stream()?.videoOff === false)
  expect((await pusher(phone)).attr).toMatchObject({ enableMic: true, enableCamera: true })
})

test('flipping turns the camera round by its context', async () => {
  const phone = await place().phone()
  await phone.enter(place().newRoom(), '小明')
  await phone.press('.flip-button')
  expect(phone.app.mediaCalls.map(({ method }) => method)).toContain('switchCamera')
})

test('tiles and players stay the nodes that they are when others come, go and are made large', async () => {
  const roomName = place().newRoom()
  const { conference } = await place().member('Anna', { roomName })
  const publisher = await push(await conference.publishAddress('camera-1'), { audio: false, size: '160x90' })
  try {
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    const node = (name: string, tag: string) => phone.tile(name)?.one(tag)?.attr['data-sid']
    await phone.player('Anna')
    const before = [node('Anna', 'live-player'), node('小明', 'live-pusher')]
    expect(before.every((id) => typeof id === 'string')).toBe(true)

    const guests = [await place().member('Ben', { roomName }), await place().member('Cid', { roomName })]
    await phone.until(() => phone.tiles().length === 4)
    await phone.press('.press', () => phone.tile('Anna'))
    await phone.until(() => phone.app.view().text.includes('已固定'))
    await guests[0]?.conference.leave()
    await phone.until(() => phone.tiles().length === 3)

    expect([node('Anna', 'live-player'), node('小明', 'live-pusher')]).toEqual(before)
    expect(phone.app.mediaCalls.filter(({ kind, method }) => kind === 'livePusher' && method === 'stop')).toEqual([])
  } finally {
    await publisher.stop()
  }
})
