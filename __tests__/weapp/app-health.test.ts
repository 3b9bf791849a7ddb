import { setTimeout as sleep } from 'node:timers/promises'
import { TEST_TIME } from '../support/app/patience'
import { push, type Publisher } from '../support/media/push'
import { usePhonePlace } from '../support/weapp/place'
import type { Phone } from '../support/weapp/phone'

jest.setTimeout(TEST_TIME)

const place = usePhonePlace()

const publishers: Publisher[] = []
afterEach(() => Promise.all(publishers.splice(0).map((publisher) => publisher.stop())))

/** A phone that has somebody's stream in a live-player. */
async function watching() {
  const roomName = place().newRoom()
  const { conference } = await place().member('Anna', { roomName })
  publishers.push(await push(await conference.publishAddress('camera-1')))
  const phone = await place().phone()
  await phone.enter(roomName, '小明')
  const player = await phone.player('Anna')
  const tell = (info: object) => phone.app.fire(player, 'netstatus', { info })
  return { phone, player, tell }
}

const trouble = (phone: Phone) => phone.app.one('.tile-trouble')?.text ?? ''

test('a tile that stays dark says why, by the codes of its player, and is started anew by a press', async () => {
  const { phone, player } = await watching()
  const source = await phone.playerSource('Anna')
  await phone.app.fire(player, 'statechange', { code: 3002 })

  await phone.until(() => trouble(phone).includes('连不上音视频端口'))
  await phone.press('.restart-button')

  await phone.until(() => phone.tile('Anna')?.one('live-player')?.attr.src !== source)
  // What the player said of the old address is no reason to doubt the new one; that has time of its own.
  await sleep(2500)
  expect(trouble(phone)).toBe('')
})

test('the diagnostics have figures and codes of each player, and copy them without names; the sound may go to the earpiece', async () => {
  const { phone, player, tell } = await watching()
  await phone.app.fire(player, 'statechange', { code: 2004 })
  await tell({ netSpeed: 512, videoFPS: 15, videoWidth: 360, videoHeight: 640, audioCache: 340 })

  await phone.press('.more-button')
  await phone.press('.diagnostics-row')
  await phone.until(() => phone.app.one('.diagnostics-sheet')?.text.includes('延迟 ≥ 340 ms'))
  expect(phone.app.one('.diagnostics-sheet')?.text).toContain('360×640 · 15\u00a0fps · 512\u00a0kbps')
  expect(phone.app.one('.diagnostics-sheet')?.text).toContain('状态码 2004')
  await phone.press('.export-button')

  await phone.until(() => phone.app.device.clipboard !== '')
  expect(JSON.parse(phone.app.device.clipboard)).toMatchObject({ place: 'weapp', people: 2 })
  expect(phone.app.device.clipboard).not.toContain('Anna')

  await phone.press('.more-button')
  await phone.press('.earpiece-switch')
  await phone.until(() => phone.tile('Anna')?.one('live-player')?.attr.soundMode === 'ear')
})
