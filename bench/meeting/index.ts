import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Place } from '../../__tests__/support/app/place'
import { enterBySdk } from '../../__tests__/support/sdk/member'
import { recordMeeting } from '../film/meeting'
import { Browser } from './browser'
import { Costs } from './costs'
import { decode, download, OPERATOR, whenReady } from './film'
import { Phone } from './phone'

/**
 * A whole meeting with the real server: everybody sends and watches everybody else. `--minutes 20`; `--phones 4`;
 * `--browsers 0`, which come with the web app; `--crash` kills the server in the middle; `--record` makes a film of it, which `--keep <path>` leaves there.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    phones: { type: 'string', default: '4' },
    browsers: { type: 'string', default: '0' },
    crash: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    keep: { type: 'string' }
  }
})
const [minutes, people] = [Number(values.minutes), Number(values.phones)]
const MINUTE = 60_000
/** Seconds of what each phone sends over and over. */
const LOOP = 60

const folder = mkdtempSync(join(tmpdir(), 'emeet-meeting-'))
const place = await Place.open({ OPERATOR_TOKEN: OPERATOR, GRACE_SECONDS: '30' })
const { server } = place
const phones: Phone[] = []
const browsers: Browser[] = []
console.log(`load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
try {
  const sources = await recordMeeting(folder, people, LOOP)
  const room = { roomName: 'a whole meeting', rec: values.record, recMerge: values.record }
  for (const { path, nickName } of sources) {
    phones.push(await Phone.join(await enterBySdk(server.url, { ...room, nickName }), path))
  }
  for (let name = 1; name <= Number(values.browsers); name += 1) {
    browsers.push(await Browser.join(place, room.roomName, `Browser ${name}`))
  }
  const costs = new Costs(() => server.pid)
  for (let minute = 1; minute <= minutes; minute += 1) {
    if (values.crash && minute === Math.ceil(minutes / 2) + 1) await server.restart('SIGKILL')
    await sleep(MINUTE)
    const cost = costs.take()
    const seen = await Promise.all(browsers.map((browser) => browser.summary()))
    console.log(`minute ${minute}: ${[cost, ...phones.map((phone) => phone.summary()), ...seen].join(', ')}`)
  }
  const seen = await Promise.all(browsers.map((browser) => browser.results()))
  console.table([...phones.flatMap((phone) => phone.results()), ...seen.flat()])
  console.table(costs.results())
  await Promise.all([...phones.map((phone) => phone.leave()), place.sendHome()])
  if (values.record) {
    const film = await whenReady(server.url)
    const path = values.keep ?? join(folder, 'film.mp4')
    await download(film, path)
    await decode(path)
    console.table([
      { 'film, s': film.durationMs / 1000, MB: (film.bytes / 1e6).toFixed(1), 'decodes to its end': 'yes' }
    ])
  }
} finally {
  await Promise.all(phones.map((phone) => phone.leave()))
  await place.close()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`load of the machine after: ${loadavg()[0]?.toFixed(1)}`)
