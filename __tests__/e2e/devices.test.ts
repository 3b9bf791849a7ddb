import type { Locator } from 'playwright-core'
import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

/** A browser with three cameras; the picture of the first moves, that of the last stands still. */
const place = usePlace()

const FIRST = ['true', 'false', 'false']
const LAST = ['false', 'false', 'true']

const cameras = (sheet: Locator): Locator => sheet.getByRole('radiogroup', { name: '摄像头' }).getByRole('radio')

/** Which of the radios are chosen, as a screen reader hears them. */
const chosen = (radios: Locator): Promise<(string | null)[]> =>
  radios.evaluateAll((all: Element[]) => all.map((each) => each.getAttribute('aria-checked')))

test(
  'the camera that is chosen at the door is the one in the room, where another is taken in the middle of the meeting',
  async () => {
    const roomName = place().newRoom()
    const ada = await place().person('艾达')
    const bowen = await place().person('博文')
    await bowen.enter(roomName)
    await ada.standAtDoor(roomName)
    await ada.lobby.preview()
    const atDoor = cameras(await ada.lobby.devices())
    await eventually(async () => expect(await chosen(atDoor)).toEqual(FIRST), PATIENCE)
    await atDoor.last().click()
    await eventually(async () => expect(await chosen(atDoor)).toEqual(LAST), PATIENCE)
    await ada.page.keyboard.press('Escape')
    await ada.lobby.preview()
    await ada.lobby.join.click()
    await ada.room.isOpen()
    const tile = await bowen.room.tile('艾达')
    await eventually(async () => expect(await tile.isCovered()).toBe(false), PATIENCE)

    const radios = cameras(await ada.room.openFromMore('devices'))
    // The browser is asked for its devices when the sheet opens.
    await eventually(async () => expect(await chosen(radios)).toEqual(LAST), PATIENCE)
    await radios.first().click()
    await eventually(async () => expect(await chosen(radios)).toEqual(FIRST), PATIENCE)

    expect(await bowen.room.sees('艾达')).toBe(true)
    await ada.room.pressCamera()
    await eventually(async () => expect(await tile.isCovered()).toBe(true), PATIENCE)
    await ada.room.pressCamera()
    expect(await bowen.room.sees('艾达')).toBe(true)
  },
  TEST_TIME
)
