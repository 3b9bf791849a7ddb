import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { probe } from '../support/media/probe'
import { eventually } from '../support/sdk/eventually'
import { usePhonePlace } from '../support/weapp/place'
import type { Phone } from '../support/weapp/phone'

jest.setTimeout(TEST_TIME)

const place = usePhonePlace()

/** A phone that publishes, and somebody who receives it. */
async function meeting() {
  const roomName = place().newRoom()
  const { conference, environment } = await place().member('Anna', { roomName })
  const phone = await place().phone()
  await phone.enter(roomName, '小明')
  await phone.until(() => phone.camera.running && conference.streams.size === 1)
  return { roomName, conference, environment, phone }
}

const stillIn = (phone: Phone, roomName: string) => phone.app.one('.room-name')?.text === roomName

describe('the connection', () => {
  test('a lost socket is told, and comes back to the same seat', async () => {
    const { phone, conference, roomName } = await meeting()
    const ids = [...conference.members.keys()]

    phone.app.dropConnections()

    await phone.find('.reconnecting-banner')
    await phone.until(() => phone.app.one('.reconnecting-banner') === null)
    expect([...conference.members.keys()]).toEqual(ids)
    expect(stillIn(phone, roomName)).toBe(true)
  })

  test('a network that went and came back takes the phone back, with its picture', async () => {
    const { phone, conference, roomName } = await meeting()

    phone.app.network(false)
    await phone.find('.reconnecting-banner')
    phone.app.network(true, '4g')

    await phone.until(() => phone.app.one('.reconnecting-banner') === null)
    expect(stillIn(phone, roomName)).toBe(true)
    await eventually(() => expect(conference.members.size).toBe(2), PATIENCE)
    await phone.until(() => phone.camera.running && conference.streams.size === 1)
  })

  test('a server that crashed and came back finds everybody in the room, and the picture flows again', async () => {
    const { phone, conference, roomName } = await meeting()

    await place().server.restart()

    await phone.until(() => phone.app.one('.reconnecting-banner') === null && conference.status === 'open')
    expect(stillIn(phone, roomName)).toBe(true)
    await phone.until(() => phone.camera.running && phone.camera.urls.length > 1)
    await phone.until(() => conference.streams.size === 1)
    const [stream] = conference.streams.values()
    expect((await probe(await conference.playAddress(stream?.id ?? ''))).video?.moving).toBe(true)
  })
})

describe("WeChat's codes", () => {
  test.each([5000, 5001])(
    '%i is an interruption: the seat is kept, and the pusher starts again after it',
    async (code) => {
      const { phone, conference, roomName } = await meeting()
      const starts = () => phone.app.mediaCalls.filter(({ method }) => method === 'start').length
      const before = starts()

      await phone.app.fire('live-pusher', 'statechange', { code })
      phone.app.interruptAudio(true)
      await phone.until(() => phone.app.view().text.includes('正在接电话'))
      expect(stillIn(phone, roomName)).toBe(true)
      phone.app.interruptAudio(false)

      await phone.until(() => starts() > before && !phone.app.view().text.includes('正在接电话'))
      await phone.until(() => phone.camera.running && conference.streams.size === 1)
      expect(conference.members.size).toBe(2)
    }
  )

  test.each([1010, 1011, 1014, 1016, 4999, -9999, undefined])('%s of the pusher is not fatal', async (code) => {
    const { phone, conference, roomName } = await meeting()

    await phone.app.fire('live-pusher', 'statechange', { code })
    await phone.app.fire('live-pusher', 'netstatus', { info: {} })

    expect(stillIn(phone, roomName)).toBe(true)
    expect(phone.camera.running).toBe(true)
    expect(conference.streams.size).toBe(1)
  })

  test('a pusher that gave up is started again at an address of the same stream', async () => {
    const { phone, conference } = await meeting()
    const [id] = conference.streams.keys()

    await phone.app.fire('live-pusher', 'statechange', { code: -1307 })

    await phone.until(() => phone.camera.urls.length > 1 && phone.camera.running)
    await phone.until(() => conference.streams.size === 1)
    expect([...conference.streams.keys()]).toEqual([id])
  })
})

test('the background keeps the seat, and the picture is back with the app', async () => {
  const { phone, conference, roomName } = await meeting()

  phone.app.hide()
  phone.app.dropConnections()
  phone.app.show()

  await phone.until(() => phone.app.one('.reconnecting-banner') === null && stillIn(phone, roomName))
  await phone.until(() => phone.camera.running && conference.streams.size === 1)
  expect(conference.members.size).toBe(2)
  expect(phone.app.device.keepsScreenOn).toBe(true)
})

test("WeChat's own way back closes a sheet first, asks before it leaves, and leads to the lobby once one is out", async () => {
  const phone = await place().phone()
  await phone.enter(place().newRoom(), '小明')
  await phone.press('.members-button')
  await phone.find('.members-sheet')

  await phone.app.back()
  await phone.until(() => phone.app.one('.members-sheet') === null)
  await phone.until(() => phone.app.one('page-container')?.attr.show === true)
  await phone.app.back()
  await phone.press('.leave-confirm-button')
  await phone.exit('left')

  await phone.app.back()
  await phone.find('.join-button')
})
