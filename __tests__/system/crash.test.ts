import { crashRounds } from '../support/crash/rounds'
import { startServer } from '../support/server'

const KILLS = 6

test('a server that is killed over and over in a busy meeting forgets nothing that it has acknowledged', async () => {
  const server = await startServer({ GRACE_SECONDS: '10' })
  try {
    const { back, acknowledged } = await crashRounds(server, KILLS, 20_261_123)
    expect(back).toHaveLength(KILLS)
    expect(acknowledged).toBeGreaterThan(KILLS)
  } finally {
    await server.close()
  }
}, 240_000)
