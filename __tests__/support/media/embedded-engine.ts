import { randomBytes } from 'node:crypto'
import { EmbeddedEngine, type EmbeddedEngineOptions } from '../../../server/media/embedded/engine'
import { rtmpUrl } from '../../../server/media/embedded/address'
import { signGrant } from '../../../server/security/grants'
import { buildMedia, type BuiltMedia } from './build-media'
import { authorizeUnless, type EngineUnderTest } from './engine-under-test'

export interface EmbeddedUnderTest extends EngineUnderTest {
  readonly engine: EmbeddedEngine
  /** Lines of the log. */
  readonly log: string[]
}

type Chosen = Pick<EmbeddedEngineOptions, 'host' | 'rtmpPort' | 'rtcPort' | 'announced' | 'tls' | 'rtmpScheme'>

export interface EmbeddedTestOptions extends Partial<Chosen> {
  /** A build to use; its owner removes it. */
  readonly built: BuiltMedia
}

/** Milliseconds. Longer than in production: on a busy machine a publisher needs seconds to come back. */
const LINGER = 6000

/** An engine that is not started yet, on loopback and free ports unless told, with a real media process of its own. */
export function newEmbeddedEngine({ built, ...chosen }: EmbeddedTestOptions): EmbeddedUnderTest {
  const withdrawn = new Set<string>()
  const log: string[] = []
  const engine = new EmbeddedEngine({
    entry: built.media,
    host: '127.0.0.1',
    rtmpPort: 0,
    rtcPort: 0,
    ...chosen,
    grantKey: randomBytes(32),
    authorize: authorizeUnless(withdrawn),
    lingerMs: LINGER,
    log: (level, text, fields) => log.push(`${level} ${text} ${JSON.stringify(fields ?? {})}`)
  })
  return {
    engine,
    withdrawn,
    log,
    forgedUrl: (grant) =>
      rtmpUrl({ scheme: 'rtmp', host: '127.0.0.1', port: engine.rtmpPort }, grant, signGrant(randomBytes(32), grant)),
    close: () => engine.close()
  }
}

/** A started engine with a build of its own. */
export async function startEmbeddedEngine(chosen: Partial<Chosen> = {}): Promise<EmbeddedUnderTest> {
  const built = await buildMedia()
  const subject = newEmbeddedEngine({ built, ...chosen })
  await subject.engine.start()
  const close = async (): Promise<void> => {
    await subject.close()
    built.remove()
  }
  return { ...subject, close }
}
