import { DESKTOP } from '../support/browser'
import { seriousFaults } from '../support/app/accessibility'
import { usePlace } from '../support/app/hooks'
import { TEST_TIME } from '../support/app/patience'

const place = usePlace()

test.each(['light', 'dark'] as const)(
  'lobby and settings have nothing that a screen reader or weak eyes stumble over, %s',
  async (colorScheme) => {
    const ada = await place().person('艾达', { colorScheme, reducedMotion: 'reduce' })
    await ada.lobby.open()
    expect(await seriousFaults(ada.page)).toEqual([])
    await ada.lobby.settings.click()
    await ada.settings.title.waitFor()
    expect(await seriousFaults(ada.page)).toEqual([])
  },
  TEST_TIME
)

test(
  'nor has the room with any of its sheets, which are always dark, or the way out',
  async () => {
    const ada = await place().person('艾达', { reducedMotion: 'reduce', viewport: DESKTOP })
    const roomName = place().newRoom()
    await ada.enter(roomName)
    await (await place().person('博文')).enter(roomName)
    await ada.room.sees('博文')
    const found: Record<string, string[]> = { room: await seriousFaults(ada.page) }
    for (const sheet of ['members', 'more', 'leave'] as const) {
      await ada.room.openSheet(sheet)
      found[sheet] = await seriousFaults(ada.page)
    }
    for (const sheet of ['devices', 'keys', 'recordings', 'diagnostics'] as const) {
      await ada.room.openFromMore(sheet)
      found[sheet] = await seriousFaults(ada.page)
    }
    await ada.room.say('你好 https://example.com')
    found.chat = await seriousFaults(ada.page)
    await ada.room.inviteLink()
    found.invite = await seriousFaults(ada.page)
    await ada.room.endForEveryone()
    await ada.exit.title()
    found.exit = await seriousFaults(ada.page)
    await ada.page.emulateMedia({ colorScheme: 'dark' })
    found.darkExit = await seriousFaults(ada.page)
    expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([])
  },
  TEST_TIME
)
