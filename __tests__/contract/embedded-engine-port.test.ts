import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { audioFrame, audioHeader } from '../../server/media/embedded/flv/body'
import { startEmbeddedEngine, type EmbeddedUnderTest } from '../support/media/embedded-engine'
import { Journal, newStreamId, playGrant, publishGrant } from '../support/media/engine-under-test'
import { Player } from '../support/media/player'
import { push } from '../support/media/push'
import { RtmpClient, streamName } from '../support/media/rtmp-client'
import { until } from '../support/media/until'

jest.setTimeout(40_000)

const HOST = '127.0.0.1'
const SMALL = { size: '160x120', bitrate: 100 }

let subject: EmbeddedUnderTest
let journal: Journal
const opened: { stop(): Promise<void> }[] = []
const clients: RtmpClient[] = []

beforeAll(async () => {
  subject = await startEmbeddedEngine()
  journal = new Journal(subject.engine)
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await Promise.all(opened.splice(0).map((process) => process.stop()))
})
afterAll(() => subject.close())

const client = async (): Promise<RtmpClient> => {
  const opening = await RtmpClient.open(subject.engine.rtmpPort)
  clients.push(opening)
  return opening
}

const publish = async (id: string): Promise<void> => {
  opened.push(await push(subject.engine.publishUrl(publishGrant(id), HOST), SMALL))
}

describe('the port also speaks HTTP', () => {
  const address = (id: string) => subject.engine.flvUrl(playGrant(id), HOST)

  it('plays a stream as FLV', async () => {
    const id = newStreamId()
    await publish(id)
    const player = new Player(address(id))
    opened.push(player)
    await Promise.all([player.plays('video', 15), player.plays('audio', 15)])
  })

  it('lets pages of any origin read it, and caches nothing', async () => {
    const id = newStreamId()
    await publish(id)
    const response = await fetch(address(id))
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('content-type')).toBe('video/x-flv')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const start = await response.body?.getReader().read()
    expect(Buffer.from((start?.value as Uint8Array | undefined) ?? []).toString('latin1', 0, 3)).toBe('FLV')
  })

  it.each([
    ['GET', (id: string) => `/live/${id}.flv`, 403],
    ['GET', () => '/', 404],
    ['GET', () => '/live/%E0%A4%A.flv?grant=x', 404],
    ['POST', (id: string) => `/live/${id}.flv`, 405],
    ['OPTIONS', (id: string) => `/live/${id}.flv`, 204]
  ])('answers %s where it cannot give a stream', async (method, path, status) => {
    const target = `http://${HOST}:${subject.engine.rtmpPort}${path(newStreamId())}`
    const response = await fetch(target, { method })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('cuts an FLV player within a second when its member is removed', async () => {
    const id = newStreamId()
    await publish(id)
    const player = new Player(subject.engine.flvUrl(playGrant(id, 'removed'), HOST))
    opened.push(player)
    await player.plays('video', 5)
    subject.engine.disconnect({ memberId: 'removed' })
    expect(await until(() => !player.running, 20_000)).toBe(true)
  })
})

describe('what RTMP clients are told', () => {
  it('is not live by the publish command alone, only by media', async () => {
    const id = newStreamId()
    const phone = await client()
    await phone.connect()
    phone.command('releaseStream', 2, null, id)
    phone.command('FCPublish', 3, null, id)
    phone.command('createStream', 4, null)
    phone.command('publish', 5, null, streamName(subject.engine.publishUrl(publishGrant(id), HOST)), 'live')
    expect(await phone.hears('onStatus NetStream.Publish.Start')).toBe(true)
    expect(phone.heard).toContain('onFCPublish NetStream.Publish.Start')
    expect(await until(() => journal.of('live', id).length > 0, 600)).toBe(false)
    phone.send(8, audioHeader(Buffer.from([0x11, 0x88])).body)
    phone.send(8, audioFrame(Buffer.alloc(64), 0).body, 20)
    expect(await until(() => journal.of('live', id).length > 0, 20_000)).toBe(true)
  })

  it('is told what a player expects, and the end of the stream', async () => {
    const id = newStreamId()
    const phone = await client()
    await phone.connect()
    phone.command('createStream', 2, null)
    phone.command('getStreamLength', 3, null, id)
    phone.command('play', 4, null, streamName(subject.engine.playUrl(playGrant(id), HOST)), -2000)
    expect(await phone.hears('onStatus NetStream.Play.Start')).toBe(true)
    phone.command('pause', 5, null, true, 0)
    expect(await phone.hears('onStatus NetStream.Pause.Notify')).toBe(true)
    phone.command('pause', 6, null, false, 0)
    expect(await phone.hears('onStatus NetStream.Unpause.Notify')).toBe(true)
    subject.engine.disconnect({ streamId: id })
    expect(await phone.hears('onStatus NetStream.Play.UnpublishNotify')).toBe(true)
    expect(await until(() => phone.closed, 20_000)).toBe(true)
  })

  it.each([
    ['another application', (phone: RtmpClient) => phone.command('connect', 1, { app: 'vod' }), '_error'],
    ['an unknown command', (phone: RtmpClient) => phone.command('launch', 7, null), '_error'],
    ['seeking', (phone: RtmpClient) => phone.command('seek', 0, null, 1000), 'onStatus NetStream.Seek.Failed']
  ])('refuses %s', async (_, act, answer) => {
    const phone = await client()
    await phone.connect()
    act(phone)
    expect(await until(() => phone.heard.some((sentence) => sentence.startsWith(answer)), 20_000)).toBe(true)
  })

  it('refuses codecs that nobody could play, with a reason', async () => {
    const phone = await client()
    await phone.connect()
    phone.command('publish', 5, null, streamName(subject.engine.publishUrl(publishGrant(newStreamId()), HOST)), 'live')
    await phone.hears('onStatus NetStream.Publish.Start')
    phone.send(9, Buffer.from([0x12, 0, 0, 0, 0, 0]))
    expect(await phone.hears('onStatus NetStream.Publish.Rejected')).toBe(true)
    expect(await until(() => phone.closed, 20_000)).toBe(true)
  })

  it('refuses a message that is too long for a stranger, with a reason', async () => {
    const phone = await client()
    await phone.connect()
    phone.send(20, Buffer.alloc(100_000))
    expect(await phone.hears('onStatus NetConnection.Call.Failed')).toBe(true)
    expect(await until(() => phone.closed, 20_000)).toBe(true)
  })
})

describe('what comes from strangers', () => {
  it('survives random bytes on many connections, before and behind the handshake', async () => {
    const id = newStreamId()
    await publish(id)
    const player = new Player(subject.engine.playUrl(playGrant(id), HOST))
    opened.push(player)
    await player.plays('video', 5)
    const pid = subject.engine.pid
    await Promise.all(Array.from({ length: 20 }, (_, index) => garbage(index)))
    await player.plays('video', 10)
    expect(subject.engine.pid).toBe(pid)
    expect(journal.of('lost')).toEqual([])
  })

  it('closes what stands still for fifteen seconds, but no player of a stream in which nothing happens', async () => {
    const silent = connect(subject.engine.rtmpPort, HOST)
    silent.on('error', () => undefined)
    const [idle, publishing, playing] = await Promise.all([client(), client(), client()])
    const id = newStreamId()
    await Promise.all([publishing.connect(), playing.connect()])
    publishing.command('publish', 2, null, streamName(subject.engine.publishUrl(publishGrant(id), HOST)), 'live')
    expect(await publishing.hears('onStatus NetStream.Publish.Start')).toBe(true)
    playing.command('play', 2, null, streamName(subject.engine.playUrl(playGrant(id), HOST)))
    expect(await playing.hears('onStatus NetStream.Play.Start')).toBe(true)
    expect(await until(() => silent.closed && idle.closed && publishing.closed, 17_500)).toBe(true)
    expect(playing.closed).toBe(false)
    expect(await until(() => playing.closed, 20_000)).toBe(true)
  })

  const garbage = async (index: number): Promise<void> => {
    const socket = connect(subject.engine.rtmpPort, HOST)
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    const start = [Buffer.alloc(0), Buffer.from([3]), Buffer.concat([Buffer.from([3]), Buffer.alloc(3072)])][index % 3]
    socket.write(Buffer.concat([start ?? Buffer.alloc(0), randomBytes(20_000)]))
    await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 700))])
    socket.destroy()
  }
})
