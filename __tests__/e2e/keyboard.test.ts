import { DESKTOP } from '../support/browser'
import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'M switches the microphone, V the camera, and Escape closes a sheet',
  async () => {
    const ada = await place().person('艾达', { viewport: DESKTOP })
    await ada.enter(place().newRoom())
    const { microphone, camera, sheet } = ada.room
    const pressed = async () => [
      await microphone.getAttribute('aria-pressed'),
      await camera.getAttribute('aria-pressed')
    ]
    expect(await pressed()).toEqual(['true', 'true'])

    await ada.page.keyboard.press('m')
    await eventually(async () => expect(await pressed()).toEqual(['false', 'true']), PATIENCE)
    // A switch that is still being turned takes no second press.
    await ada.page.locator('.bar .ctl.is-pending').waitFor({ state: 'detached' })
    await ada.page.keyboard.press('v')
    await eventually(async () => expect(await pressed()).toEqual(['false', 'false']), PATIENCE)
    await ada.page.locator('.bar .ctl.is-pending').waitFor({ state: 'detached' })
    await ada.page.keyboard.press('M')
    await eventually(async () => expect(await pressed()).toEqual(['true', 'false']), PATIENCE)

    for (const name of ['members', 'invite', 'more', 'leave'] as const) {
      await ada.room.openSheet(name)
      await ada.page.keyboard.press('Escape')
      await sheet.waitFor({ state: 'detached' })
    }
  },
  TEST_TIME
)

test(
  'a name that contains the letters of the keys can be typed in the list of members',
  async () => {
    const ada = await place().person('艾达', { viewport: DESKTOP })
    await ada.lobby.open()
    await ada.lobby.roomName.focus()
    await ada.page.keyboard.type('mvh')
    await ada.page.keyboard.press('Tab')
    await ada.lobby.name.focus()
    await ada.page.keyboard.type('Vim')
    await ada.page.keyboard.press('Enter')

    await ada.room.isOpen()
    expect(await ada.room.title.innerText()).toBe('mvh')
    expect(await ada.members.names()).toEqual(['Vim'])
  },
  TEST_TIME
)
