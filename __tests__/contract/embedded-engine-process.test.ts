import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { buildMedia, type BuiltMedia } from '../support/media/build-media'
import { newEmbeddedEngine, type EmbeddedTestOptions, type EmbeddedUnderTest } from '../support/media/embedded-engine'
import { Journal, newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { Player } from '../support/media/player'
import { push } from '../support/media/push'
import { until } from '../support/media/until'

jest.setTimeout(40_000)

const HOST = '127.0.0.1'
const SMALL = { size: '160x120', bitrate: 100 }

let built: BuiltMedia
const subjects: EmbeddedUnderTest[] = []

beforeAll(async () => {
  built = await buildMedia()
})
afterEach(() => Promise.all(subjects.splice(0).map((subject) => subject.close())))
afterAll(() => built.remove())

const create = (options: Omit<EmbeddedTestOptions, 'built'> = {}): EmbeddedUnderTest => {
  const subject = newEmbeddedEngine({ built, ...options })
  subjects.push(subject)
  return subject
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the media process is killed', () => {
  it('is started again within a second on the same ports, says so, and is of use', async () => {
    const { engine, log } = create()
    await engine.start()
    const journal = new Journal(engine)
    const { rtmpPort, rtcPort, pid } = engine
    process.kill(pid ?? 0, 'SIGKILL')
    expect(await until(() => journal.of('lost').length === 1, 20_000)).toBe(true)
    expect(await until(() => engine.pid !== undefined && engine.pid !== pid, 20_000)).toBe(true)
    expect(log.some((line) => line.includes('SIGKILL'))).toBe(true)
    expect(engine).toMatchObject({ rtmpPort, rtcPort })

    const id = newStreamId()
    await until(() => log.some((line) => line.includes('media process is ready again')), 2000)
    const publisher = await push(engine.publishUrl(publishGrant(id), HOST), SMALL)
    const player = new Player(engine.playUrl(playGrant(id), HOST))
    await player.plays('video', 5)
    await Promise.all([publisher.stop(), player.stop()])
  })

  it('rejects what was asked of it and what is asked meanwhile', async () => {
    const { engine } = create()
    await engine.start()
    const asked = engine.publish('peer', publishGrant(newStreamId()), 'v=0')
    process.kill(engine.pid ?? 0, 'SIGKILL')
    await expect(asked).rejects.toMatchObject({ name: 'MediaError', reason: 'unavailable' })
    await until(() => engine.pid === undefined, 1000)
    const meanwhile = engine.publish('peer', publishGrant(newStreamId()), 'v=0')
    await expect(meanwhile).rejects.toMatchObject({ reason: 'unavailable' })
  })
})

describe('a port is taken', () => {
  it('says which one for RTMP', async () => {
    const other = createServer().listen(0, HOST)
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await expect(create({ rtmpPort: port }).engine.start()).rejects.toMatchObject({ code: 'EADDRINUSE', port })
    other.close()
  })

  it('says which one for WebRTC', async () => {
    const other = createSocket('udp4').bind(0, HOST)
    await once(other, 'listening')
    const { port } = other.address()
    await expect(create({ rtcPort: port }).engine.start()).rejects.toMatchObject({ code: 'EADDRINUSE', port })
    other.close()
  })
})

describe('starting and closing', () => {
  it('starts once however often it is asked to', async () => {
    const { engine } = create()
    await Promise.all([engine.start(), engine.start()])
    const { pid } = engine
    await engine.start()
    expect(engine.pid).toBe(pid)
  })

  it('leaves no process behind, and may be closed again', async () => {
    const { engine } = create()
    await engine.start()
    const pid = engine.pid ?? 0
    await engine.close()
    await engine.close()
    expect(isAlive(pid)).toBe(false)
  })

  it('ends the players with the process', async () => {
    const { engine } = create()
    await engine.start()
    const id = newStreamId()
    const publisher = await push(engine.publishUrl(publishGrant(id), HOST), SMALL)
    await engine.close()
    expect(await until(() => !publisher.running, 20_000)).toBe(true)
  })

  it('says why when there is no process to start', async () => {
    const subject = newEmbeddedEngine({ built: { ...built, media: `${built.media}.missing` } })
    await expect(subject.engine.start()).rejects.toThrow('died at its start')
    await subject.close()
  })
})
