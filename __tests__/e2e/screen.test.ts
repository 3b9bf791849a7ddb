import { DESKTOP } from '../support/browser'
import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

/** Chromium answers its own question which screen is meant. */
const place = usePlace()

test(
  'a shared screen takes the stage of the others, who go on seeing its owner, until it is shared no more',
  async () => {
    const { people, roomName } = await place().meeting('艾达')
    const [ada] = people
    const bowen = await place().person('博文', { viewport: DESKTOP })
    await bowen.enter(roomName)
    expect(await ada.room.sees('博文')).toBe(true)
    const share = bowen.page.locator('.bar .share-button')

    await share.click()

    expect(await ada.room.sees('博文的屏幕')).toBe(true)
    const [screen, face] = [await ada.room.tile('博文的屏幕'), await ada.room.tile('博文')]
    const widths = await Promise.all([screen, face].map(async ({ root }) => (await root.boundingBox())?.width ?? 0))
    expect(widths[0]).toBeGreaterThan(2 * (widths[1] ?? 0))
    expect(await ada.room.sees('博文')).toBe(true)
    expect(await share.getAttribute('aria-pressed')).toBe('true')

    await share.click()

    await eventually(async () => expect(await ada.room.names()).toEqual(['博文', '艾达']), PATIENCE)
    expect(await share.getAttribute('aria-pressed')).toBe('false')
  },
  TEST_TIME
)

test(
  'a locked room lets nobody in, an unlocked one everybody but who was removed for good',
  async () => {
    const { people, roomName } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    await ada.members.remove('博文', true)
    await bowen.exit.title()
    const chen = await place().person('陈晨')
    await (await ada.room.openSheet('members')).locator('.lock-button').click()
    await ada.page.locator('.topbar .ic-lock').waitFor()

    await chen.standAtDoor(roomName)
    await chen.lobby.preview()
    await chen.lobby.join.click()
    expect(await chen.lobby.failure.innerText()).toContain('会议已锁定')

    await (await ada.room.openSheet('members')).locator('.lock-button').click()
    await ada.page.locator('.topbar .ic-lock').waitFor({ state: 'detached' })
    await chen.lobby.join.click()
    await chen.room.isOpen()
    await bowen.lobby.open()
    await bowen.lobby.fill(roomName, '博文')
    await bowen.lobby.join.click()
    await bowen.lobby.failure.waitFor()
    expect(await ada.room.names()).toEqual(['艾达', '陈晨'])
  },
  TEST_TIME
)
