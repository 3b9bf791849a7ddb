import { attackAll, kinds } from '../support/fuzz/attack'
import { fieldsOfServer, routesOfServer } from '../support/fuzz/routes'
import { Target } from '../support/fuzz/target'

jest.setTimeout(180_000)

const CASES = 6000

test('every route and every field of the server is attacked', () => {
  const paths = routesOfServer().map(({ method, path }) => `${method} ${path}`)
  expect(paths).toEqual(
    expect.arrayContaining(['POST /:org/:app/token', 'POST /easemob/rtc/use/:token', 'GET /healthz'])
  )
  expect(paths.length).toBeGreaterThan(28)
  expect(fieldsOfServer()).toEqual(expect.arrayContaining(['roleToken', 'tkt', 'uids', 'cattrs', 'rtcId', 'voff']))
})

test('nothing that a stranger sends ends the server, hangs it or is taken for an error of its own', async () => {
  const target = await Target.start()
  try {
    const attacked = await attackAll(target, CASES, 1)
    expect(attacked.map(({ name }) => name)).toEqual(kinds.map(({ name }) => name))
    expect(attacked.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThanOrEqual(CASES)
  } finally {
    await target.server.close()
  }
})
