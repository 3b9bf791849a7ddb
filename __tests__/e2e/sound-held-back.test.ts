import { usePlace } from '../support/app/hooks'
import { TEST_TIME } from '../support/app/patience'
import { holdSoundBack } from '../support/app/silent-start'

const place = usePlace()

test(
  'sound that the browser holds back is offered, and played after a press',
  async () => {
    const { roomName } = await place().meeting('艾达')
    const bowen = await place().person('博文')
    await holdSoundBack(bowen.page)
    await bowen.enter(roomName)

    await bowen.room.soundBanner.waitFor()
    const ada = await bowen.room.tile('艾达')
    expect(await bowen.room.sees('艾达')).toBe(true)
    expect(await ada.isSilenced()).toBe(true)

    await bowen.room.soundBanner.locator('.hear-button').click()

    await bowen.room.soundBanner.waitFor({ state: 'detached' })
    expect(await ada.isSilenced()).toBe(false)
  },
  TEST_TIME
)
