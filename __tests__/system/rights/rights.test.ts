import { type TestServer, startServer } from '../../support/server'
import { askTicket, post } from '../../support/wire/calls'
import { type Publisher, push } from '../../support/media/push'
import { addressAttempts } from './addresses'
import { type Attempt, callAttempts, operationAttempts } from './attempts'
import { CAMERA, SECRET, type Scene, closeScene, newScene } from './scene'
import { addresses, calls, casesOf, operations, people, type Who } from './table'

jest.setTimeout(120_000)

let server: TestServer
beforeAll(async () => {
  server = await startServer({ SECRET, OPERATOR_TOKEN: 'of the operator, whom nobody in the table is' })
})
afterAll(() => server.close())

/** Rows that need pictures to flow. */
const live = ['get an address to play', 'subscribe']

/** What everybody is answered, in the order of the table. The admin, who may most, tries last. */
async function walk(what: string, attempt: Attempt, scene: Scene): Promise<string> {
  const answers = new Map<Who, unknown>()
  for (const who of [...people.filter((each) => each !== 'admin'), 'admin'] as const) {
    if (who === 'admin') await expectUnharmed(what, scene)
    answers.set(who, await attempt(scene, scene.people[who]))
  }
  return people.map((who) => String(answers.get(who))).join(' ')
}

/** What the others did has neither ended the meeting nor hung up the talker's stream. */
async function expectUnharmed(what: string, scene: Scene): Promise<void> {
  const { body } = await askTicket(server.url, scene.victim.who, { confrId: scene.confrId })
  expect([what, body.error]).toEqual([what, 0])
  if (!what.startsWith('hang up')) return
  const push = await post(scene.people.talker.useUrl, { op: 'pubS', rtcId: CAMERA })
  expect(String(push.body.rtmp)).toContain(encodeURIComponent(scene.camera))
}

async function withScene<Result>(isLive: boolean, act: (scene: Scene) => Promise<Result>): Promise<Result> {
  const scene = await newScene(server)
  let publisher: Publisher | undefined
  try {
    if (isLive) {
      publisher = await push(scene.cameraUrl, { size: '160x120', bitrate: 100 })
      await scene.people.admin.socket.event(302, ({ pubS }) => (pubS as { id?: string }).id === scene.camera)
    }
    return await act(scene)
  } finally {
    await publisher?.stop()
    closeScene(scene)
  }
}

const rowsOf = (table: string): readonly (readonly [what: string, expected: string])[] => {
  const cases = casesOf(table)
  return [...new Set(cases.map(({ what }) => what))].map((what) => [
    what,
    cases
      .filter((each) => each.what === what)
      .map(({ expected }) => expected)
      .join(' ')
  ])
}

describe.each([
  ['calls', calls, callAttempts],
  ['operations', operations, operationAttempts]
])('of %s, everybody may do what the table says, and nothing more:', (_name, table, attempts) => {
  test('the table has a row for each of them', () => {
    expect(
      rowsOf(table)
        .map(([what]) => what)
        .sort()
    ).toEqual(Object.keys(attempts).sort())
  })

  test.each(rowsOf(table))('%s', async (what, expected) => {
    const attempt = attempts[what]
    if (attempt === undefined) throw new Error(`nobody tries "${what}"`)
    expect(await withScene(live.includes(what), (scene) => walk(what, attempt, scene))).toBe(expected)
  })
})

test.each(rowsOf(addresses))('of signed addresses: %s', async (what, expected) => {
  const attempt = addressAttempts[what]
  if (attempt === undefined) throw new Error(`nobody tries "${what}"`)
  const answers = await withScene(true, async (scene) => {
    const each: string[] = []
    for (const who of people) each.push(await attempt(scene, scene.people[who], who))
    return each.join(' ')
  })
  expect(answers).toBe(expected)
})
