import { TEST_TIME } from '../support/app/patience'
import { usePhonePlace } from '../support/weapp/place'

jest.setTimeout(TEST_TIME)

const place = usePhonePlace()

test('privacy comes before the scopes, and the scopes before the camera', async () => {
  const phone = await place().phone({ person: { privacyAgreed: false } })
  await phone.find('.consent-button')
  expect(phone.app.person.scopes).toEqual({})
  expect(phone.app.one('live-pusher')).toBeNull()

  await phone.app.fire('.consent-button', 'agreeprivacyauthorization')

  await phone.find('live-pusher')
  expect(phone.app.person.scopes).toEqual({ 'scope.camera': true, 'scope.record': true })
})

test('who refuses camera and microphone is told so, joins to watch and listen, and may allow them in the room', async () => {
  const roomName = place().newRoom()
  const { conference } = await place().member('Anna', { roomName })
  const phone = await place().phone({ person: { allows: () => false } })
  await phone.until(() => phone.app.view().text.includes('仍可进入会议'))
  expect((await phone.find('.join-button')).text).toContain('只看和听')

  await phone.enter(roomName, '小明')

  await phone.until(() => phone.tiles().includes('Anna'))
  expect(phone.app.one('live-pusher')?.attr.url ?? '').toBe('')
  expect(phone.app.mediaCalls.filter(({ method }) => method === 'start')).toEqual([])
  expect(conference.streams.size).toBe(0)

  await phone.press('.microphone-button')
  const button = await phone.find('.room-settings-button')
  expect(phone.app.one('.refused-device-banner')?.text).toContain('麦克风没有开放')
  await phone.app.tap(button)
  phone.app.person.scopes['scope.record'] = true
  await phone.app.fire('.room-settings-button', 'opensetting', { authSetting: phone.app.person.scopes })

  await phone.until(() => conference.streams.size === 1)
  expect([...conference.streams.values()][0]).toMatchObject({ audioOff: false, videoOff: true })
  expect(phone.app.one('.refused-device-banner')).toBeNull()
})

test('what was refused can be allowed in the settings, and the camera comes', async () => {
  const inSettings = (scopes: Record<string, boolean>) => {
    scopes['scope.camera'] = true
    scopes['scope.record'] = true
  }
  const phone = await place().phone({ person: { allows: () => false, inSettings } })
  const button = await phone.find('.open-settings-button')

  await phone.app.tap(button)
  inSettings(phone.app.person.scopes)
  await phone.app.fire('.open-settings-button', 'opensetting', { authSetting: phone.app.person.scopes })

  await phone.find('live-pusher')
})

test('only the microphone is allowed: the others hear, and see nobody', async () => {
  const roomName = place().newRoom()
  const { conference } = await place().member('Anna', { roomName })
  const phone = await place().phone({ person: { allows: (scope) => scope === 'scope.record' } })

  await phone.enter(roomName, '小明')

  await phone.until(() => conference.streams.size === 1)
  expect([...conference.streams.values()][0]).toMatchObject({ audioOff: false, videoOff: true })
})
