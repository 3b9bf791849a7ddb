import { randomBytes } from 'node:crypto'
import { EmbeddedEngine } from '../../../server/media/embedded/engine'
import { built } from '../../../__tests__/support/build'
import { dirname, join } from 'node:path'

/** The built engine in processes of its own, on free ports. @param host loopback if left out */
export async function startEngine(host = '127.0.0.1'): Promise<EmbeddedEngine> {
  const engine = new EmbeddedEngine({
    entry: join(dirname(built('server')), 'media.mjs'),
    host,
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
