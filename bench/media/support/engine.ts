import { randomBytes } from 'node:crypto'
import { EmbeddedEngine } from '../../../server/media/embedded/engine'
import { built } from '../../../__tests__/support/build'
import { dirname, join } from 'node:path'

/** The built engine in processes of its own, on loopback and free ports. */
export async function startEngine(): Promise<EmbeddedEngine> {
  const engine = new EmbeddedEngine({
    entry: join(dirname(built('server')), 'media.mjs'),
    host: '127.0.0.1',
    rtmpPort: 0,
    rtcPort: 0,
    grantKey: randomBytes(32),
    authorize: () => true,
    log: (level, text, fields) => {
      if (level !== 'info') process.stderr.write(`${level} ${text} ${JSON.stringify(fields ?? {})}\n`)
    }
  })
  await engine.start()
  return engine
}
