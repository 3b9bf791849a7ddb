import { crashRounds } from '../support/crash/rounds'
import { startFragileServer } from '../support/faults/fragile-server'

const KILLS = 12

test('a server that is killed over and over in a busy meeting forgets nothing that it has acknowledged', async () => {
  const fragile = await startFragileServer({ GRACE_SECONDS: '10' })
  try {
    const { back, acknowledged } = await crashRounds(fragile, KILLS, 20_261_123)
    expect(back).toHaveLength(KILLS)
    expect(acknowledged).toBeGreaterThan(KILLS)
  } finally {
    await fragile.server.close()
  }
}, 240_000)
