import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'what is set is remembered: name, language and quality',
  async () => {
    const ada = await place().person('艾达')
    await ada.lobby.open()
    await ada.lobby.settings.click()
    await ada.settings.name.fill('Ada')
    await ada.settings.choice('quality', '清晰').click()
    await ada.settings.choice('language', 'English').click()
    await eventually(async () => expect(await ada.settings.title.innerText()).toBe('Settings'), PATIENCE)

    await ada.page.reload()

    expect(await ada.settings.title.innerText()).toBe('Settings')
    expect(await ada.settings.name.inputValue()).toBe('Ada')
    expect(await ada.settings.chosen('quality').innerText()).toBe('Sharp')
    expect(await ada.settings.chosen('language').innerText()).toBe('English')
    await ada.settings.back.click()
    expect(await ada.lobby.name.inputValue()).toBe('Ada')
    expect(await ada.lobby.join.innerText()).toBe('Join')
  },
  TEST_TIME
)

test(
  'the whole way in English, as the system speaks: in, seen, removed, and told',
  async () => {
    const english = { locale: 'en-GB' }
    const [ada, ben] = [await place().person('Ada', english), await place().person('Ben', english)]
    const roomName = place().newRoom()
    await ada.enter(roomName)
    await ben.enter(roomName)
    expect(await ben.room.sees('Ada')).toBe(true)
    expect(await (await ben.room.tile('Ada')).label()).toBe('Enlarge Ada, microphone on, camera on')
    expect(await ada.members.rows()).toMatchObject([{ badges: ['me', 'Admin'] }, { name: 'Ben', badges: [] }])

    await ada.members.remove('Ben')

    expect(await ben.exit.title()).toBe('You were removed')
    expect(await ben.exit.home.innerText()).toBe('Back')
  },
  TEST_TIME
)
