import { setTimeout as sleep } from 'node:timers/promises'
import { seriousFaults } from '../support/app/accessibility'
import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { probe } from '../support/media/probe'

const place = usePlace()

/** Milliseconds: enough to see something move. */
const MEETING = 3000

test(
  'an admin records, looks at what there is, has one film made, plays it, and deletes it all',
  async () => {
    const ada = await place().person('艾达', { reducedMotion: 'reduce' })
    await ada.enter('recorded')
    await ada.room.sees('艾达')
    const { page } = ada
    const record = (await ada.room.openSheet('more')).locator('.record-switch')
    await record.click()
    await page.locator('.recording-mark').waitFor()
    const sheet = await ada.room.openFromMore('recordings')
    await sheet.locator('.recorded-file').waitFor({ timeout: 2 * PATIENCE })
    await sleep(MEETING)
    await (await ada.room.openSheet('more')).locator('.record-switch').click()
    await ada.room.openFromMore('recordings')
    await sheet.locator('.make-film-button').click({ timeout: 2 * PATIENCE })
    const film = sheet.locator('.recorded-file', { hasText: '整场会议' }).locator('.link')
    await film.first().waitFor({ timeout: 2 * PATIENCE })
    expect(await seriousFaults(page)).toEqual([])
    const address = await film.nth(1).getAttribute('href')
    const { video, audio } = await probe(address!, { seconds: 60 })
    expect([video?.width, video?.moving, audio !== null]).toEqual([1280, true, true])
    const [player] = await Promise.all([page.context().waitForEvent('page'), film.first().click()])
    await player.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
    await player.close()
    await sheet.locator('.remove-recording-button').click()
    await page.locator('.dialog .confirm-button').click()
    await sheet.locator('.caption').waitFor()
  },
  TEST_TIME
)
