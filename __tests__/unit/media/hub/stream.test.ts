import { Stream, type StreamListener } from '../../../../server/media/embedded/hub/stream'
import {
  audioConfig,
  FakeBridges,
  FakeSource,
  keyFrame,
  packet,
  picture,
  RecordingRtpSink,
  RecordingSink,
  sound,
  videoConfig
} from './support'

let now: number
let bridges: FakeBridges
let told: string[]
let stream: Stream

const listener: StreamListener = {
  changed: (_, { type, tracks }) => told.push(`${type} ${tracks.audio ? 'a' : '-'}${tracks.video ? 'v' : '-'}`),
  gone: () => told.push('gone'),
  refused: (_, fault) => told.push(`refused ${fault}`),
  empty: () => told.push('empty')
}

beforeEach(() => {
  jest.useFakeTimers()
  now = 0
  told = []
  bridges = new FakeBridges()
  stream = new Stream('id', { bridges, now: () => now, lingerMs: 2000, absenceMs: 15_000 }, listener)
})
afterEach(() => jest.useRealTimers())

const later = (ms: number): void => {
  now += ms
  jest.advanceTimersByTime(ms)
}

describe('a stream that tags come into', () => {
  it('gives a new player the headers and everything since the newest key frame', () => {
    const handle = stream.publish(new FakeSource('tag'))
    for (const tag of [videoConfig(), audioConfig(), keyFrame(0), picture(40), keyFrame(80), sound(90), picture(120)]) {
      handle.tag(tag)
    }
    const player = new RecordingSink()
    stream.addTagSink(player)
    expect(player.bodies).toEqual(['avc', 'aac', 'I80', 'A90', 'P120'])
    handle.tag(picture(160))
    expect(player.bodies.at(-1)).toBe('P160')
  })

  it('passes headers, but no pictures, to a player that waits for a key frame', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(videoConfig())
    const player = new RecordingSink()
    stream.addTagSink(player)
    for (const tag of [picture(40), audioConfig(), picture(80), keyFrame(120), picture(160)]) handle.tag(tag)
    expect(player.bodies).toEqual(['avc', 'aac', 'I120', 'P160'])
  })

  it('hands a header that is repeated unchanged to nobody', () => {
    const handle = stream.publish(new FakeSource('tag'))
    const player = new RecordingSink()
    stream.addTagSink(player)
    for (const tag of [videoConfig(), videoConfig(), videoConfig('new size')]) handle.tag(tag)
    expect(player.bodies).toEqual(['avc', 'new size'])
  })

  it('gives a player with a limit its part alone, the sound from any moment on', () => {
    const handle = stream.publish(new FakeSource('tag'))
    const [ears, eyes] = [new RecordingSink('ears', 'ann', 'audio'), new RecordingSink('eyes', 'bob', 'video')]
    for (const tag of [videoConfig(), audioConfig()]) handle.tag(tag)
    stream.addTagSink(ears)
    stream.addTagSink(eyes)
    for (const tag of [sound(0), picture(10), sound(20), keyFrame(40), sound(60), picture(80)]) handle.tag(tag)
    expect(ears.bodies).toEqual(['aac', 'A0', 'A20', 'A60'])
    expect(eyes.bodies).toEqual(['avc', 'I40', 'P80'])
  })

  it('lets a player of sound alone begin at any moment', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(audioConfig())
    handle.tag(sound(0))
    const player = new RecordingSink()
    stream.addTagSink(player)
    handle.tag(sound(20))
    expect(player.bodies).toEqual(['aac', 'A20'])
  })

  it('drops the rest of the GOP for a player that is congested, and headers that it missed come first', () => {
    const handle = stream.publish(new FakeSource('tag'))
    const [slow, quick] = [new RecordingSink('slow'), new RecordingSink('quick')]
    handle.tag(videoConfig())
    handle.tag(keyFrame(0))
    stream.addTagSink(slow)
    stream.addTagSink(quick)
    slow.congested = true
    handle.tag(picture(40))
    handle.tag(videoConfig('new size'))
    slow.congested = false
    for (const tag of [picture(80), keyFrame(120), picture(160)]) handle.tag(tag)
    expect(slow.bodies).toEqual(['avc', 'I0', 'new size', 'I120', 'P160'])
    expect(quick.bodies).toEqual(['avc', 'I0', 'P40', 'new size', 'P80', 'I120', 'P160'])
  })

  it('gathers tags for many players and hands all of them the same batch', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(keyFrame(0))
    const players = Array.from({ length: 6 }, (_, index) => new RecordingSink(`${index}`))
    for (const player of players) stream.addTagSink(player)
    for (const tag of [picture(10), picture(20), picture(30)]) handle.tag(tag)
    expect(players[0]?.bodies).toEqual(['I0'])
    later(30)
    const batches = players.map((player) => player.batches.at(-1))
    expect(batches[0]).toHaveLength(3)
    expect(new Set(batches).size).toBe(1)
  })

  it('gives a player that comes while tags are gathered none of them twice', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(keyFrame(0))
    for (let index = 0; index < 6; index += 1) stream.addTagSink(new RecordingSink(`${index}`))
    handle.tag(picture(10))
    const late = new RecordingSink('late')
    stream.addTagSink(late)
    later(30)
    expect(late.bodies).toEqual(['I0', 'P10'])
  })

  it('forgets a GOP that never ends', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(keyFrame(0))
    for (let index = 1; index < 3000; index += 1) handle.tag(picture(index))
    const player = new RecordingSink()
    stream.addTagSink(player)
    expect(player.tags).toHaveLength(0)
  })

  it('notices pictures that are shown in another order than they come', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag({ ...picture(0), body: Buffer.from('2701000000', 'hex') })
    expect(stream.reorders).toBe(false)
    handle.tag({ ...picture(40), body: Buffer.from('2701000050', 'hex') })
    expect(stream.reorders).toBe(true)
  })
})

describe('a publisher that comes back', () => {
  it('goes on where time had got to, and its predecessor is ended', () => {
    const first = new FakeSource('tag')
    const player = new RecordingSink()
    stream.addTagSink(player)
    const handle = stream.publish(first)
    handle.tag(keyFrame(5000))
    handle.tag(sound(5020))
    now = 500
    const again = stream.publish(new FakeSource('tag'))
    expect(first.ended).toBe('replaced')
    again.tag(keyFrame(90_000))
    again.tag(sound(90_010))
    handle.tag(picture(5040))
    expect(player.tags.map(({ timestamp }) => timestamp)).toEqual([0, 20, 520, 530])
  })

  it('leaves nothing of its predecessor to those who come later', () => {
    const handle = stream.publish(new FakeSource('tag'))
    for (const tag of [videoConfig(), audioConfig(), keyFrame(0)]) handle.tag(tag)
    const again = stream.publish(new FakeSource('tag'))
    again.tag(audioConfig('other'))
    again.tag(sound(0))
    const player = new RecordingSink()
    stream.addTagSink(player)
    expect(player.bodies).toEqual(['other'])
  })

  it('keeps its viewers for a while after it broke off, and no longer', () => {
    const player = new RecordingSink()
    const handle = stream.publish(new FakeSource('tag'))
    stream.addTagSink(player)
    handle.tag(keyFrame(0))
    later(250)
    stream.tick()
    handle.end({ linger: true })
    later(1999)
    expect(player.ended).toBeUndefined()
    later(1)
    expect(player.ended).toBe('the publisher left')
    expect(told).toEqual(['live -v', 'gone', 'empty'])
  })

  it('is not reported anew when it is back in time', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(keyFrame(0))
    handle.tag(sound(0))
    handle.end({ linger: true })
    later(1000)
    stream.publish(new FakeSource('tag')).tag(keyFrame(0))
    later(5000)
    expect(told).toEqual(['live av'])
  })

  it('takes its viewers along at once when it leaves for good', () => {
    const player = new RecordingSink()
    const handle = stream.publish(new FakeSource('rtp'))
    stream.addTagSink(player)
    handle.packet(packet(1, 0))
    handle.end({ linger: false })
    expect(player.ended).toBe('the publisher left')
  })
})

describe('the two faces', () => {
  it('open a bridge only while somebody needs it', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(keyFrame(0))
    expect(bridges.toRtpOpen).toBe(0)
    const viewer = new RecordingRtpSink()
    stream.addRtpSink(viewer)
    expect(bridges.toRtpOpen).toBe(1)
    handle.tag(picture(40))
    expect(viewer.packets.map(({ payload }) => payload.toString())).toEqual(['I0', 'P40'])
    expect(viewer.packets.map(({ sequence }) => sequence)).toEqual([99, 100])
    stream.removeRtpSink(viewer)
    expect(bridges.toRtpOpen).toBe(0)
  })

  it('ask an RTP publisher for a key frame when a player comes', () => {
    const source = new FakeSource('rtp')
    const handle = stream.publish(source)
    const player = new RecordingSink()
    stream.addTagSink(player)
    expect(source.requests).toBeGreaterThan(0)
    handle.packet(packet(7, 9000))
    expect(player.bodies).toEqual(['from rtp', 'from 7'])
    stream.removeTagSink(player)
    expect(bridges.toTagsOpen).toBe(0)
  })

  it('are exchanged under the viewers when a phone takes over from a browser', () => {
    const [player, viewer] = [new RecordingSink(), new RecordingRtpSink()]
    const browser = stream.publish(new FakeSource('rtp'))
    stream.addTagSink(player)
    stream.addRtpSink(viewer)
    browser.packet(packet(7, 9000))
    expect([bridges.toTagsOpen, bridges.toRtpOpen]).toEqual([1, 0])
    const phone = stream.publish(new FakeSource('tag'))
    expect([bridges.toTagsOpen, bridges.toRtpOpen]).toEqual([0, 1])
    phone.tag(videoConfig('phone'))
    phone.tag(keyFrame(0, 'from the phone'))
    expect(player.bodies).toEqual(['from rtp', 'from 7', 'phone', 'from the phone'])
    expect(viewer.packets.map(({ sequence }) => sequence)).toEqual([7, 8])
  })

  it('start the bridge anew when another browser takes over, so that all get its headers', () => {
    const [player, late] = [new RecordingSink(), new RecordingSink('late')]
    stream.addTagSink(player)
    stream.publish(new FakeSource('rtp')).packet(packet(7, 9000))
    stream.publish(new FakeSource('rtp')).packet(packet(500, 77))
    stream.addTagSink(late)
    expect(player.bodies).toEqual(['from rtp', 'from 7', 'from rtp', 'from 500'])
    expect(late.bodies).toEqual(['from rtp', 'from 500'])
    expect(bridges.toTagsOpen).toBe(1)
  })

  it('keep the bridge when a phone comes back', () => {
    const viewer = new RecordingRtpSink()
    stream.publish(new FakeSource('tag')).tag(keyFrame(0))
    stream.addRtpSink(viewer)
    stream.publish(new FakeSource('tag')).tag(keyFrame(0, 'again'))
    expect(bridges.toRtpOpen).toBe(1)
    expect(viewer.packets.map(({ sequence, payload }) => [sequence, payload.toString()])).toEqual([
      [99, 'I0'],
      [100, 'again']
    ])
  })

  it('number the packets of successive publishers without a gap', () => {
    const viewer = new RecordingRtpSink()
    stream.addRtpSink(viewer)
    const first = stream.publish(new FakeSource('rtp'))
    first.packet(packet(65_535, 1000))
    first.packet(packet(0, 1000))
    now = 1000
    const second = stream.publish(new FakeSource('rtp'))
    second.clock({ kind: 'video', ntpMs: 1, timestamp: 7 })
    second.packet(packet(500, 777))
    second.packet(packet(501, 777 + 3000))
    second.clock({ kind: 'video', ntpMs: 1, timestamp: 777 })
    expect(viewer.packets.map(({ sequence }) => sequence)).toEqual([65_535, 0, 1, 2])
    expect(viewer.packets.map(({ timestamp }) => timestamp)).toEqual([1000, 1000, 91_000, 94_000])
    expect(viewer.reports).toEqual([{ kind: 'video', ntpMs: 1, timestamp: 91_000 }])
  })

  it('learn on coming how sound and picture belong together', () => {
    const publisher = stream.publish(new FakeSource('rtp'))
    publisher.packet(packet(1, 1000))
    publisher.clock({ kind: 'video', ntpMs: 5, timestamp: 1000 })
    const late = new RecordingRtpSink()
    stream.addRtpSink(late)
    expect(late.reports).toEqual([{ kind: 'video', ntpMs: 5, timestamp: 1000 }])
    stream.publish(new FakeSource('rtp'))
    const later = new RecordingRtpSink()
    stream.addRtpSink(later)
    expect(later.reports).toEqual([])
  })
})

describe('a publisher that sends what cannot be carried', () => {
  it('is told of, and its stream ends at once', () => {
    const player = new RecordingSink()
    stream.addTagSink(player)
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(sound(0))
    handle.tag(keyFrame(0))
    handle.refuse('b-frames')
    expect(told).toEqual(['live av', 'refused b-frames', 'gone', 'empty'])
    expect(player.ended).toBeDefined()
  })
})

describe('tracks', () => {
  it('wait a moment for each other before the stream is announced', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(videoConfig())
    stream.tick()
    handle.tag(sound(0))
    expect(told).toEqual([])
    handle.tag(keyFrame(0))
    expect(told).toEqual(['live av'])
  })

  it('are off when they have been silent for two seconds, and on again when they return', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(sound(0))
    handle.tag(keyFrame(0))
    for (let passed = 0; passed < 2500; passed += 250) {
      later(250)
      handle.tag(sound(passed + 250))
      stream.tick()
    }
    expect(told).toEqual(['live av', 'tracks a-'])
    handle.tag(keyFrame(2750))
    expect(told).toEqual(['live av', 'tracks a-', 'tracks av'])
  })

  it('that stopped leave no old picture for a new player', () => {
    const handle = stream.publish(new FakeSource('tag'))
    handle.tag(sound(0))
    handle.tag(keyFrame(0))
    later(2000)
    handle.tag(sound(2000))
    stream.tick()
    const player = new RecordingSink()
    stream.addTagSink(player)
    expect(player.bodies).toEqual([])
  })
})

describe('cutting', () => {
  it('ends what belongs to a member and nothing else', () => {
    const source = new FakeSource('tag')
    stream.publish(source).tag(keyFrame(0))
    const [theirs, other] = [new RecordingSink('1', 'removed'), new RecordingSink('2', 'other')]
    const rtp = new RecordingRtpSink('removed')
    stream.addTagSink(theirs)
    stream.addTagSink(other)
    stream.addRtpSink(rtp)
    stream.disconnect('removed')
    expect([theirs.ended, rtp.ended, other.ended, source.ended]).toEqual([
      'disconnected',
      'disconnected',
      undefined,
      undefined
    ])
    stream.disconnect('publisher')
    expect([other.ended, source.ended]).toEqual(['disconnected', 'disconnected'])
  })

  it('ends a player that waits for a publisher who does not come', () => {
    const player = new RecordingSink()
    stream.addTagSink(player)
    later(15_000)
    expect(player.ended).toBe('nobody publishes')
    expect(told).toEqual(['empty'])
  })

  it('leaves no bridge open', () => {
    stream.publish(new FakeSource('tag')).tag(keyFrame(0))
    stream.addRtpSink(new RecordingRtpSink())
    stream.end('closing')
    stream.end('closing')
    expect(bridges.toRtpOpen).toBe(0)
    expect(stream.empty).toBe(true)
  })
})
