import fc from 'fast-check'
import { PresentationClock } from '../../../../server/media/embedded/bridge/clock'
import type { Kind } from '../../../../server/media/embedded/hub/frame'

const RATE: Record<Kind, number> = { audio: 48_000, video: 90_000 }
const NTP = 3_990_000_000_000

interface Network {
  /** Milliseconds that packets of a kind are under way, at least. */
  readonly delay?: Partial<Record<Kind, number>>
  /** Up to this much more, by chance. */
  readonly jitter?: number
  /** Sender reports are wrong by up to this much. */
  readonly noise?: number
  /** When each kind reports for the first time, ms. */
  readonly firstReport?: Partial<Record<Kind, number>>
  /** Audio's crystal runs faster by this many parts in a million. */
  readonly drift?: number
  readonly reports?: boolean
  /** Audio's count stands still from a moment on for so long, ms: its capture was starved. */
  readonly stall?: { readonly at: number; readonly length: number }
  /** Video's sender reports are wrong by this much. */
  readonly lie?: number
  readonly random?: () => number
}

/** Plays a publisher of both kinds through a clock. What is captured at one moment should be presented at one moment. */
function play(clock: PresentationClock, seconds: number, network: Network = {}, from = 0) {
  const {
    delay = {},
    jitter = 0,
    noise = 0,
    firstReport = {},
    drift = 0,
    reports = true,
    lie = 0,
    stall,
    random = () => 0.5
  } = network
  const start: Record<Kind, number> = { audio: 0xffff_0000, video: 123_456_789 }
  const speed: Record<Kind, number> = { audio: 1 + drift / 1e6, video: 1 }
  const stood = (kind: Kind, moment: number) =>
    stall === undefined || kind === 'video' ? 0 : Math.max(0, Math.min(stall.length, moment - stall.at))
  const rtp = (kind: Kind, moment: number) =>
    (start[kind] + Math.round(((moment - stood(kind, moment) - from) * speed[kind] * RATE[kind]) / 1000)) >>> 0
  const frames: { kind: Kind; moment: number; time: number }[] = []
  const events: { at: number; run: () => void }[] = []
  for (const [kind, step, every] of [
    ['audio', 20, 5000],
    ['video', 33, 1000]
  ] as const) {
    for (let moment = from; moment < from + seconds * 1000; moment += step) {
      const at = moment + (delay[kind] ?? 0) + random() * jitter
      const present = () => {
        clock.arrived(kind, rtp(kind, moment), at)
        frames.push({ kind, moment, time: clock.time(kind, rtp(kind, moment)) })
      }
      events.push({ at, run: present })
    }
    for (let moment = from + (firstReport[kind] ?? 500); reports && moment < from + seconds * 1000; moment += every) {
      const ntpMs = NTP + moment + (kind === 'video' ? lie : 0) + (random() - 0.5) * 2 * noise
      events.push({ at: moment, run: () => clock.report({ kind, ntpMs, timestamp: rtp(kind, moment) }) })
    }
  }
  for (const { run } of events.sort((a, b) => a.at - b.at)) run()
  const of = (kind: Kind) => frames.filter((frame) => frame.kind === kind).sort((a, b) => a.moment - b.moment)
  return { audio: of('audio'), video: of('video') }
}

type Played = ReturnType<typeof play>

/** By how much video is presented later than the audio of the same moment, from a moment on; the extremes, in ms. */
function skews({ audio, video }: Played, after: number): { least: number; most: number } {
  const late = video
    .filter(({ moment }) => moment >= after)
    .map(({ moment, time }) => {
      const sound = audio[Math.min(audio.length - 1, Math.floor((moment - audio[0]!.moment) / 20))]!
      return time - (sound.time + moment - sound.moment)
    })
  return { least: Math.min(...late), most: Math.max(...late) }
}

const isGrowing = (frames: Played['video']) =>
  frames.every((frame, index) => index === 0 || frame.time > frames[index - 1]!.time)
const steps = (frames: Played['audio']) => frames.slice(1).map((frame, index) => frame.time - frames[index]!.time)

describe('one clock for both tracks', () => {
  it('presents what was captured together together, however late each kind arrives', () => {
    const played = play(new PresentationClock(), 30, { delay: { audio: 20, video: 160 } })
    const { least, most } = skews(played, 8000)
    expect(least).toBeGreaterThan(-2)
    expect(most).toBeLessThan(2)
  })

  it('goes by arrival until both kinds have reported', () => {
    const played = play(new PresentationClock(), 4, { delay: { audio: 20, video: 60 }, reports: false })
    expect(skews(played, 1000).most).toBeLessThan(45)
    expect(skews(played, 1000).least).toBeGreaterThan(35)
  })

  it('never turns back when it learns better, and leaves audio alone', () => {
    const played = play(new PresentationClock(), 20, { delay: { audio: 0, video: 300 }, firstReport: { audio: 5000 } })
    expect(isGrowing(played.video)).toBe(true)
    expect(Math.min(...steps(played.video))).toBeGreaterThan(33 * 0.79)
    expect(Math.max(...steps(played.audio))).toBeCloseTo(20, 1)
    expect(Math.min(...steps(played.audio))).toBeCloseTo(20, 1)
  })

  it('holds through jitter and noisy reports', () => {
    const seeds = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 50, maxLength: 50 })
    const delays = fc.record({ audio: fc.integer({ min: 0, max: 200 }), video: fc.integer({ min: 0, max: 300 }) })
    fc.assert(
      fc.property(seeds, delays, (seed, delay) => {
        let count = 0
        const random = () => seed[count++ % seed.length]!
        const played = play(new PresentationClock(), 25, { delay, jitter: 60, noise: 15, random })
        const { least, most } = skews(played, 15_000)
        expect(least).toBeGreaterThan(-35)
        expect(most).toBeLessThan(35)
        expect(isGrowing(played.video)).toBe(true)
      }),
      { numRuns: 30 }
    )
  })

  it('keeps in step when the crystals of camera and microphone drift apart', () => {
    const played = play(new PresentationClock(), 300, { drift: 200 })
    expect(skews(played, 60_000).least).toBeGreaterThan(-5)
    expect(skews(played, 60_000).most).toBeLessThan(5)
  })

  it('comes back into step within two reports when the microphone stood still for a while', () => {
    const played = play(new PresentationClock(), 60, { stall: { at: 21_000, length: 600 } })
    expect(skews(played, 5000).most).toBeGreaterThan(500)
    const { least, most } = skews(played, 34_000)
    expect(Math.max(Math.abs(least), Math.abs(most))).toBeLessThan(5)
    expect(isGrowing(played.video)).toBe(true)
  })

  it('does not believe reports that arrivals disprove', () => {
    const { least, most } = skews(play(new PresentationClock(), 10, { lie: 86_400_000 }), 5000)
    expect(Math.max(Math.abs(least), Math.abs(most))).toBeLessThan(5)
  })

  it('begins anew at the present when another publisher takes over with other counts', () => {
    const clock = new PresentationClock()
    play(clock, 10)
    const second = play(clock, 10, { delay: { video: 100 } }, 60_000)
    expect(second.audio[0]!.time).toBeCloseTo(60_000, -1)
    expect(second.video.at(-1)!.time).toBeCloseTo(second.video.at(-1)!.moment, -2)
    const { least, most } = skews(second, 66_000)
    expect(Math.max(Math.abs(least), Math.abs(most))).toBeLessThan(3)
  })

  it('gives numbers, whatever is reported', () => {
    const event = fc.record({
      kind: fc.constantFrom<Kind>('audio', 'video'),
      timestamp: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      ntpMs: fc.double({ min: 0, max: 2 ** 42, noNaN: true }),
      isReport: fc.boolean()
    })
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const clock = new PresentationClock()
        events.forEach(({ isReport, ...report }, index) => {
          if (isReport) clock.report(report)
          else clock.arrived(report.kind, report.timestamp, index * 10)
          expect(clock.time(report.kind, report.timestamp)).toEqual(expect.any(Number))
          expect(clock.time(report.kind, report.timestamp)).not.toBeNaN()
        })
      })
    )
  })
})
