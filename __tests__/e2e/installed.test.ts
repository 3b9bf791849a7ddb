import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'the web app can be installed, and its lobby opens without a network, never as an old version',
  async () => {
    const { page, lobby } = await place().person('艾达')
    await lobby.open()
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true))
    const devtools = await page.context().newCDPSession(page)
    const { errors } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])

    await eventually(async () => {
      const kept = await page.evaluate(async () => (await (await caches.open('emeet')).keys()).map(({ url }) => url))
      expect(kept.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(1)
    }, PATIENCE)
    await page.context().setOffline(true)
    await page.reload()
    await lobby.join.waitFor()

    const answer = await fetch(`${place().server.url}/worker.js`)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect((await fetch(place().server.url)).headers.get('cache-control')).toBe('no-cache')
  },
  TEST_TIME
)

test(
  'the test of the connection tries requests, WebSocket and WebRTC, and says which of them fails',
  async () => {
    const { page, lobby } = await place().person('艾达')
    await lobby.open()
    await lobby.settings.click()
    await page.locator('.test-button').click()
    await page.locator('.connection-part.is-passed').nth(2).waitFor()

    await page.locator('.host-field input').fill('http://127.0.0.1:9')
    await page.locator('.test-button').click()
    await page.locator('.connection-part.is-failed').first().waitFor()
    expect(await page.locator('.connection-part').allInnerTexts()).toEqual([
      expect.stringContaining('不通'),
      expect.stringContaining('未测'),
      expect.stringContaining('未测')
    ])
  },
  TEST_TIME
)
