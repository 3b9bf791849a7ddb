import type { StreamGrant } from '../../server/media/engine'
import { Journal, newStreamId, playGrant, publishGrant, type EngineUnderTest } from '../support/media/engine-under-test'
import { Player } from '../support/media/player'
import { probe } from '../support/media/probe'
import { push, type Publisher, type PushOptions } from '../support/media/push'
import { until } from '../support/media/until'

const HOST = '127.0.0.1'
const SMALL: PushOptions = { size: '160x120', bitrate: 100 }

/** What every media engine must do, tried with real publishers and players. */
export function mediaEngineContract(name: string, create: () => Promise<EngineUnderTest>): void {
  describe(`${name}: phones publish and play`, () => {
    let subject: EngineUnderTest
    let journal: Journal
    const processes: { stop(): Promise<void> }[] = []

    beforeAll(async () => {
      subject = await create()
      journal = new Journal(subject.engine)
    })
    afterEach(async () => {
      await Promise.all(processes.splice(0).map((process) => process.stop()))
      subject.withdrawn.clear()
    })
    afterAll(() => subject.close())

    const publish = async (grant: StreamGrant, options: PushOptions = {}): Promise<Publisher> => {
      const publisher = await push(subject.engine.publishUrl(grant, HOST), { ...SMALL, ...options })
      processes.push(publisher)
      return publisher
    }
    const play = (grant: StreamGrant): Player => {
      const player = new Player(subject.engine.playUrl(grant, HOST))
      processes.push(player)
      return player
    }

    it('plays moving pictures and the tone that was published', async () => {
      const id = newStreamId()
      await publish(publishGrant(id), { tone: 660 })
      const seen = await probe(subject.engine.playUrl(playGrant(id), HOST), { seconds: 4 })
      const quality = () => subject.engine.qualities.get(id)
      expect(await until(() => quality()?.fps === 15, 20_000)).toBe(true)
      expect(quality()).toMatchObject({ width: 160, height: 120, freezes: expect.any(Number) as number })
      expect(quality()?.audioKbps).toBeGreaterThan(30)
      expect(quality()?.videoKbps).toBeGreaterThan(30)
      expect(seen.video).toMatchObject({ width: 160, height: 120, moving: true })
      expect(seen.audio?.peakFrequency).toBeGreaterThan(640)
      expect(seen.audio?.peakFrequency).toBeLessThan(680)
    })

    it('reports a stream once as live with its tracks, and as gone when the publisher has left', async () => {
      const id = newStreamId()
      const publisher = await publish(publishGrant(id))
      expect(await until(() => journal.of('live', id).length > 0, 20_000)).toBe(true)
      expect(journal.of('live', id)).toMatchObject([{ args: [id, { audio: true, video: true }] }])
      expect(journal.of('gone', id)).toEqual([])
      await publisher.stop()
      expect(await until(() => journal.of('gone', id).length > 0, 20_000)).toBe(true)
      expect(journal.of('live', id)).toHaveLength(1)
    })

    it('plays sound alone', async () => {
      const id = newStreamId()
      await publish(publishGrant(id), { video: false })
      await play(playGrant(id)).plays('audio', 20)
      expect(journal.of('live', id)).toMatchObject([{ args: [id, { audio: true, video: false }] }])
    })

    it('plays the sound of a stream with pictures alone, where the address says so', async () => {
      const id = newStreamId()
      await publish(publishGrant(id), { tone: 660 })
      const heard = await probe(subject.engine.playUrl({ ...playGrant(id), only: 'audio' }, HOST), { seconds: 2 })
      expect(heard.video ?? null).toBeNull()
      expect(Math.abs((heard.audio?.peakFrequency ?? 0) - 660)).toBeLessThan(20)
    })

    it('plays pictures alone', async () => {
      const id = newStreamId()
      await publish(publishGrant(id), { audio: false })
      await play(playGrant(id)).plays('video', 20)
      expect(journal.of('live', id)).toMatchObject([{ args: [id, { audio: false, video: true }] }])
    })

    it('keeps the player when the publisher breaks off and comes back, and time never runs backwards', async () => {
      const id = newStreamId()
      const first = await publish(publishGrant(id))
      const player = play(playGrant(id))
      await player.plays('video', 15)
      await first.stop()
      await publish(publishGrant(id))
      await player.plays('video', 20)
      const times = player.frames.filter((frame) => frame.kind === 'video').map((frame) => frame.time)
      expect(times).toEqual([...times].sort((one, other) => one - other))
      expect(journal.of('gone', id)).toEqual([])
      expect(journal.of('live', id)).toHaveLength(1)
    })

    it('tells which of the streams that are listened to speaks, and when it has ceased, but never silence', async () => {
      const [loud, silent, ignored] = [newStreamId(), newStreamId(), newStreamId()]
      subject.engine.listen(loud, true)
      const publishers = await Promise.all([
        publish(publishGrant(loud), { video: false }),
        publish(publishGrant(silent), { video: false, tone: 0 }),
        publish(publishGrant(ignored), { video: false })
      ])
      subject.engine.listen(silent, true)
      const told = (id: string): number[] =>
        journal.levels.flatMap(({ streamId, loudness }) => (streamId === id ? [loudness] : []))
      expect(await until(() => told(loud).length > 2, 20_000)).toBe(true)
      // The tone of the test has an eighth of full scale.
      expect(told(loud)[1]).toBeGreaterThan(19)
      expect(told(loud)[1]).toBeLessThan(23)
      await publishers[0].stop()
      expect(await until(() => told(loud).at(-1) === 127, 20_000)).toBe(true)
      expect([told(silent), told(ignored)]).toEqual([[], []])
      for (const id of [loud, silent]) subject.engine.listen(id, false)
    })

    it('tells that the pictures have stopped, and that they are back', async () => {
      const id = newStreamId()
      const first = await publish(publishGrant(id))
      expect(await until(() => journal.of('live', id).length > 0, 20_000)).toBe(true)
      await first.stop()
      const second = await publish(publishGrant(id), { video: false })
      expect(await until(() => journal.of('tracks', id).length === 1, 20_000)).toBe(true)
      await second.stop()
      await publish(publishGrant(id))
      expect(await until(() => journal.of('tracks', id).length === 2, 20_000)).toBe(true)
      expect(journal.of('tracks', id).map(({ args }) => args[1])).toEqual([
        { audio: true, video: false },
        { audio: true, video: true }
      ])
    })

    it('lets a second publisher take the place of the first while the player stays', async () => {
      const id = newStreamId()
      const first = await publish(publishGrant(id))
      const player = play(playGrant(id))
      await player.plays('video', 10)
      await publish(publishGrant(id))
      expect(await until(() => !first.running, 20_000)).toBe(true)
      await player.plays('video', 20)
      expect(player.running).toBe(true)
    })

    it('lets a player wait for a publisher that is about to come', async () => {
      const id = newStreamId()
      const player = play(playGrant(id))
      await publish(publishGrant(id))
      await player.plays('video', 5)
    })

    const refused: [what: string, urls: (id: string) => { publish: string; play: string }][] = [
      [
        'a grant that nobody signed',
        (id) => ({ publish: subject.forgedUrl(publishGrant(id)), play: subject.forgedUrl(playGrant(id)) })
      ],
      [
        'a grant that has expired',
        (id) => ({
          publish: subject.engine.publishUrl({ ...publishGrant(id), expires: Date.now() - 1 }, HOST),
          play: subject.engine.playUrl({ ...playGrant(id), expires: Date.now() - 1 }, HOST)
        })
      ],
      [
        'a grant for another stream',
        (id) => ({
          publish: subject.engine.publishUrl(publishGrant('foreign'), HOST).replace('/foreign?', `/${id}?`),
          play: subject.engine.playUrl(playGrant('foreign'), HOST).replace('/foreign?', `/${id}?`)
        })
      ],
      [
        'a grant for the other purpose',
        (id) => ({
          publish: subject.engine.publishUrl(playGrant(id), HOST),
          play: subject.engine.playUrl(publishGrant(id), HOST)
        })
      ],
      [
        'no grant at all',
        (id) => ({
          publish: subject.engine.publishUrl(publishGrant(id), HOST).replace(/\?.*/, ''),
          play: subject.engine.playUrl(playGrant(id), HOST).replace(/\?.*/, '')
        })
      ]
    ]
    it.each(refused)('refuses %s', async (_, urls) => {
      const id = newStreamId()
      await expect(push(urls(id).publish, { ...SMALL, seconds: 2 })).rejects.toThrow('failed')
      expect(journal.of('live', id)).toEqual([])
      await publish(publishGrant(id))
      const player = new Player(urls(id).play)
      processes.push(player)
      expect(await until(() => !player.running, 20_000)).toBe(true)
      expect(player.frames).toEqual([])
    })

    it('refuses a publisher with B-frames before anybody sees it, and tells why', async () => {
      const id = newStreamId()
      await push(subject.engine.publishUrl(publishGrant(id), HOST), { ...SMALL, bFrames: true, audio: false }).then(
        (publisher) => publisher.ended,
        () => undefined
      )
      expect(journal.of('refused', id)[0]).toMatchObject({ args: [id, 'b-frames'] })
      expect(journal.of('live', id)).toEqual([])
    })

    it('refuses a member whose right was withdrawn after the address was handed out', async () => {
      const id = newStreamId()
      const address = subject.engine.publishUrl(publishGrant(id, 'removed'), HOST)
      subject.withdrawn.add('removed')
      await expect(push(address, { ...SMALL, seconds: 2 })).rejects.toThrow('failed')
      await publish(publishGrant(id))
      const player = play(playGrant(id, 'removed'))
      expect(await until(() => !player.running, 20_000)).toBe(true)
      expect(player.frames).toEqual([])
    })

    it('cuts a removed member within a second, the publishing and the playing, and leaves the others alone', async () => {
      const [theirs, other] = [newStreamId(), newStreamId()]
      const publisher = await publish(publishGrant(theirs, 'removed'))
      const stays = await publish(publishGrant(other))
      const [cut, kept] = [play(playGrant(other, 'removed')), play(playGrant(other))]
      await Promise.all([cut.plays('video', 5), kept.plays('video', 5)])
      subject.engine.disconnect({ memberId: 'removed' })
      expect(await until(() => journal.of('gone', theirs).length > 0, 20_000)).toBe(true)
      expect(await until(() => !cut.running && !publisher.running, 20_000)).toBe(true)
      await kept.plays('video', 10)
      expect(stays.running).toBe(true)
    })

    it('ends a whole stream with its viewers within a second', async () => {
      const id = newStreamId()
      const publisher = await publish(publishGrant(id))
      const player = play(playGrant(id))
      await player.plays('video', 5)
      subject.engine.disconnect({ streamId: id })
      expect(await until(() => journal.of('gone', id).length > 0, 20_000)).toBe(true)
      expect(await until(() => !player.running && !publisher.running, 20_000)).toBe(true)
    })

    it('does nothing for members, streams and peers that it does not know, and says so where it is asked to', async () => {
      expect(() => {
        subject.engine.disconnect({ memberId: 'nobody' })
        subject.engine.disconnect({ streamId: 'nothing' })
        subject.engine.disconnect({ peerId: 'none' })
        subject.engine.addCandidates('none', [])
      }).not.toThrow()
      const changed = subject.engine.resubscribe('none', { audio: true, video: false })
      await expect(changed).rejects.toMatchObject({ name: 'MediaError', reason: 'no-such-peer' })
    })

    it('refuses an offer that is none with a reason', async () => {
      const offered = subject.engine.publish('peer', publishGrant(newStreamId()), 'this is no SDP')
      await expect(offered).rejects.toMatchObject({ name: 'MediaError', reason: 'bad-offer' })
    })
  })
}
