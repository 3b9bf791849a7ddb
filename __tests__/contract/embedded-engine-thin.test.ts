import { type EmbeddedUnderTest, startEmbeddedEngine } from '../support/media/embedded-engine'
import { Journal, newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { push, type Publisher } from '../support/media/push'
import { ThinPlayer } from '../support/media/thin-player'
import { until } from '../support/media/until'

jest.setTimeout(120_000)

const HOST = '127.0.0.1'

describe('a player of HTTP-FLV on a thin line', () => {
  let subject: EmbeddedUnderTest
  let journal: Journal
  let source: Publisher
  let thin: ThinPlayer
  let other: ThinPlayer
  const id = newStreamId()
  const held = () => journal.of('held', id).map(({ args: [, memberId, isHeld] }) => [memberId, isHeld])

  beforeAll(async () => {
    subject = await startEmbeddedEngine()
    journal = new Journal(subject.engine)
    const { engine } = subject
    source = await push(engine.publishUrl(publishGrant(id), HOST), { bitrate: 8000 })
    thin = new ThinPlayer(engine.flvUrl(playGrant(id, 'thin'), HOST), Infinity)
    other = new ThinPlayer(engine.flvUrl(playGrant(id, 'other'), HOST), Infinity)
  })
  afterAll(async () => {
    thin.close()
    other.close()
    await source.stop()
    await subject.close()
  })

  it('loses the pictures and keeps the sound, while others see on', async () => {
    expect(await until(() => thin.count.video > 0 && other.count.video > 0, 10_000)).toBe(true)
    thin.change(300_000)
    expect(await until(() => held().length > 0, 60_000)).toBe(true)
    expect(held()).toEqual([['thin', true]])
    thin.change(Infinity)
    const { video } = other.count
    expect(await until(() => other.count.video > video + 15, 10_000)).toBe(true)
  })

  it('gets them back by itself once it has caught up', async () => {
    expect(await until(() => held().length > 1, 30_000)).toBe(true)
    expect(held()).toEqual([
      ['thin', true],
      ['thin', false]
    ])
    const { audio, video } = thin.count
    expect(await until(() => thin.count.video > video + 15 && thin.count.audio > audio + 15, 10_000)).toBe(true)
  })

  it('has missed no sound', async () => {
    expect(await until(() => thin.soundAt > other.soundAt - 500, 30_000)).toBe(true)
    // They may have begun with different GOPs.
    expect(Math.abs(thin.count.audio - other.count.audio)).toBeLessThan(100)
    expect(thin.count.video).toBeLessThan(other.count.video)
  })
})
