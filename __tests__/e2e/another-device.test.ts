import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'who comes in from another device is there once, and the first device says why it is out',
  async () => {
    const { roomName, people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    const account = await bowen.page.evaluate(() => Object.entries<string>(sessionStorage))
    const tablet = await place().person('博文')
    // Before the page runs, which signs in while it has nothing else to do.
    await tablet.page.addInitScript((known) => {
      for (const [key, value] of known) sessionStorage.setItem(key, value)
    }, account)

    await tablet.enter(roomName)

    expect(await bowen.exit.title()).toBe('你在另一台设备上进来了')
    expect(await tablet.room.sees('艾达')).toBe(true)
    await eventually(async () => expect(await ada.room.names()).toEqual(['博文', '艾达']), PATIENCE)
    expect(await ada.room.sees('博文')).toBe(true)
  },
  TEST_TIME
)
