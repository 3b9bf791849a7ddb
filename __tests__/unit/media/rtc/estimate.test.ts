import { BandwidthEstimator } from '../../../../server/media/embedded/rtc/estimate/estimator'
import { planProbe, Probe } from '../../../../server/media/embedded/rtc/estimate/probe'
import { RateMeter } from '../../../../server/media/embedded/rtc/estimate/rate-meter'
import { type PacketFate, SentPackets } from '../../../../server/media/embedded/rtc/estimate/sent-packets'
import { VideoGate } from '../../../../server/media/embedded/rtc/estimate/video-gate'
import { Link, type Roughness, SMOOTH } from '../../../support/media/link'

/** Bytes of each packet of the traces. */
const BYTES = 1000

/** Sends packets at a rate over a line, in bits per second, and reports on them every 100 ms. */
class Trace {
  readonly estimator = new BandwidthEstimator()
  now = 0
  private readonly link: Link
  private sequence = 0
  private readonly underWay: PacketFate[] = []

  constructor(roughness: Roughness) {
    this.link = new Link(roughness, 7)
  }

  run(rate: number, seconds: number): this {
    const spacing = (BYTES * 8000) / rate
    const end = this.now + seconds * 1000
    for (let reportAt = this.now + 100; this.now < end; this.now += spacing) {
      this.send()
      if (this.now < reportAt) continue
      reportAt = this.now + 100
      this.report()
    }
    return this
  }

  change(roughness: Roughness): this {
    this.link.change(roughness)
    return this
  }

  private send(): void {
    const takes = this.link.carry(BYTES, this.now)
    const arrivedAt = takes === undefined ? undefined : this.now + 20 + takes
    this.underWay.push({ sequence: this.sequence++, sentAt: this.now, bytes: BYTES, arrivedAt, late: false })
  }

  /** What has arrived, or is overtaken by what has. */
  private report(): void {
    const hasArrived = this.underWay.map(({ arrivedAt = Infinity }) => arrivedAt <= this.now)
    this.estimator.update(this.underWay.splice(0, hasArrived.lastIndexOf(true) + 1), this.now)
  }
}

describe('the estimate of what a line carries', () => {
  it('falls to what gets through, and stays there, when a line is thinner than what is sent', () => {
    const { estimator } = new Trace({ ...SMOOTH, rate: 300_000 }).run(800_000, 5)
    expect(estimator.bitrate).toBeLessThan(330_000)
    expect(estimator.bitrate).toBeGreaterThan(100_000)
  })
  it('follows what is sent over a line that carries it', () => {
    const { estimator } = new Trace(SMOOTH).run(3_000_000, 5)
    expect(estimator.bitrate).toBeGreaterThan(2_900_000)
  })
  it('does not grow far beyond what was tried', () => {
    const { estimator } = new Trace({ ...SMOOTH, rate: 200_000 }).run(800_000, 4).change(SMOOTH).run(50_000, 60)
    expect(estimator.bitrate).toBeLessThan(300_000)
  })
  it('does not mind a loss of five percent, nor a line that shakes', () => {
    const { estimator } = new Trace({ loss: 0.05, jitter: 60 }).run(800_000, 20)
    expect(estimator.loss).toBeGreaterThan(0.03)
    expect(estimator.bitrate).toBeGreaterThan(720_000)
  })
  it('does not mind a line that shakes by a fifth of a second', () => {
    const lows = [5, 10, 15, 20].map((seconds) => new Trace({ loss: 0, jitter: 200 }).run(800_000, seconds))
    for (const { estimator } of lows) expect(estimator.bitrate).toBeGreaterThan(0.8 * 800_000)
  })
  it('falls when much is lost', () => {
    const { estimator } = new Trace({ loss: 0.4, jitter: 0 }).run(800_000, 10)
    expect(estimator.bitrate).toBeLessThan(500_000)
  })
})

describe('packets that were sent', () => {
  const report = (count: number, ...arrivals: (readonly [number, number | undefined])[]) => ({
    count,
    arrivals: arrivals.map(([sequence, at]) => ({ sequence, at }))
  })
  it('are found again by their numbers, each once', () => {
    const packets = new SentPackets()
    const numbers = [10, 20, 30].map((at) => packets.sent(BYTES, at))
    expect(numbers).toEqual([0, 1, 2])
    const fates = packets.learn(report(1, [0, 500], [1, undefined], [2, 520]), 100)
    expect(fates.map(({ sentAt, arrivedAt }) => [sentAt, arrivedAt])).toEqual([
      [10, 500],
      [20, undefined],
      [30, 520]
    ])
    expect(packets.learn(report(2, [0, 500], [1, undefined]), 100)).toEqual([])
    expect(packets.learn(report(3, [1, 540]), 100)).toMatchObject([{ sentAt: 20, arrivedAt: 540, late: true }])
  })
  it('are not learned of from copies, from the past, or before they were sent', () => {
    const packets = new SentPackets()
    packets.sent(BYTES, 0)
    expect(packets.learn(report(7, [0, undefined]), 5000)).toEqual([])
    expect(packets.learn(report(8, [0, 1]), 0)).toHaveLength(1)
    expect(packets.learn(report(8, [0, 1]), 0)).toEqual([])
    expect(packets.learn(report(9, [1, 1], [4000, 1]), 0)).toEqual([])
  })
  it('have arrived when an overtaken report says so, and are not missing because it does', () => {
    const packets = new SentPackets()
    for (const at of [0, 10, 20]) packets.sent(BYTES, at)
    expect(packets.learn(report(2, [2, 520]), 100)).toHaveLength(1)
    expect(packets.learn(report(1, [0, 500], [1, undefined]), 110)).toMatchObject([{ sentAt: 0, arrivedAt: 500 }])
  })
})

describe('a rate', () => {
  it('is taken over the newest time alone', () => {
    const meter = new RateMeter(1000)
    expect(meter.rate(0)).toBeUndefined()
    for (let now = 0; now < 3000; now += 10) meter.add(now < 1500 ? 1000 : 100, now)
    expect(meter.rate(2999)).toBeGreaterThan(70_000)
    expect(meter.rate(2999)).toBeLessThan(90_000)
    expect(meter.rate(9000)).toBe(0)
  })
})

describe('a burst of padding', () => {
  const burst = (rate: number, spread: number, arrive: number) => {
    const probe = new Probe()
    const { bytes, duration } = planProbe(rate)
    const count = Math.round(bytes / 250)
    const all = Array.from({ length: count }, (_, index) => index)
    for (const sequence of all) probe.sent(sequence, 250, (sequence * duration) / count)
    probe.end()
    const fate = (sequence: number): PacketFate => {
      const arrivedAt = sequence < count * arrive ? 1000 + (sequence * spread) / count : undefined
      return { sequence, sentAt: 0, bytes: 250, arrivedAt, late: false }
    }
    probe.learn(all.map(fate))
    return probe.result(200)
  }
  it('is small, whatever it asks for', () => {
    expect(planProbe(10_000_000).bytes).toBeLessThanOrEqual(8000)
    expect(planProbe(100_000).duration).toBeCloseTo(100)
  })
  it('proves the rate at which it arrived', () => {
    expect(burst(600_000, 100, 1)).toBeGreaterThan(550_000)
    expect(burst(600_000, 300, 1)).toBeLessThan(250_000)
  })
  it('proves nothing when much of it is lost', () => {
    expect(burst(600_000, 100, 0.5)).toBe(0)
  })
})

describe('pictures on a thin line', () => {
  const thin = { estimate: 200_000, needed: 500_000, overused: false }
  const wide = { ...thin, estimate: 600_000 }

  it('pause after a second of too little, not at once', () => {
    const gate = new VideoGate()
    expect([0, 400, 800].map((now) => gate.look(thin, now))).toEqual(['nothing', 'nothing', 'nothing'])
    expect(gate.look(wide, 900)).toBe('nothing')
    expect(gate.look(thin, 1000)).toBe('nothing')
    expect(gate.look(thin, 2000)).toBe('hold')
    expect(gate.isHeld).toBe(true)
  })
  it('come back as soon as they fit, and are asked for less and less often until then', () => {
    const gate = new VideoGate()
    gate.look(thin, 0)
    gate.look(thin, 1000)
    const probes: number[] = []
    for (let now = 1200; now < 60_000; now += 200) if (gate.look(thin, now) === 'probe') probes.push(now)
    const waits = probes.map((now, index) => now - (probes[index - 1] ?? 1000))
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits.at(-1)).toBeLessThanOrEqual(8200)
    expect(gate.look(wide, 60_000)).toBe('release')
    expect(gate.isHeld).toBe(false)
  })
  it('are not asked for while a queue grows', () => {
    const gate = new VideoGate()
    gate.look(thin, 0)
    gate.look(thin, 1000)
    expect(gate.look({ ...thin, overused: true }, 20_000)).toBe('nothing')
  })
})
