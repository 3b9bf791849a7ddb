import { type ConnectionResult, testConnection } from '../../../../src/hooks/connection-test'
import type { Client, Conference } from '../../../../src/services/emedia'
import { EmediaError } from '../../../../src/services/emedia/core/error'

/** A place whose parts fail as it is told. */
async function run({ http, socket, media }: Partial<Record<'http' | 'socket' | 'media', EmediaError>> = {}) {
  const heard: ConnectionResult[] = []
  const destroyed: string[] = []
  const conference = { destroy: () => Promise.resolve(void destroyed.push('conference')) } as unknown as Conference
  const answer = <Value>(error: EmediaError | undefined, value: Value) =>
    error === undefined ? Promise.resolve(value) : Promise.reject(error)
  const client = { joinRoom: () => answer(socket, conference) } as unknown as Client
  const place = {
    reach: () => answer(http, 12),
    connect: () => Promise.resolve(client),
    probeMedia: () => answer(media, 'passed' as const)
  }
  await testConnection(place, 'https://meet.example', (result) => void heard.push(result))
  return {
    destroyed,
    last: heard.at(-1),
    states: heard.map((each) => [each.http, each.socket, each.media].map(({ state }) => state))
  }
}

test('what a meeting needs is tried in order, and the meeting of the test is ended', async () => {
  const { states, destroyed } = await run()
  expect(states[0]).toEqual(['testing', 'waiting', 'waiting'])
  expect(states.at(-1)).toEqual(['passed', 'passed', 'passed'])
  expect(destroyed).toEqual(['conference'])
})

test.each([
  ['http', ['failed', 'untested', 'untested']],
  ['socket', ['passed', 'failed', 'untested']],
  ['media', ['passed', 'passed', 'failed']]
] as const)('a failure of %s is told with its reason, and what comes after it is not guessed', async (part, states) => {
  const { last, destroyed } = await run({ [part]: EmediaError.of('network') })
  expect([last?.http, last?.socket, last?.media].map((each) => each?.state)).toEqual(states)
  expect(last?.[part]).toEqual({ state: 'failed', reason: 'network' })
  expect(destroyed).toEqual(part === 'media' ? ['conference'] : [])
})
