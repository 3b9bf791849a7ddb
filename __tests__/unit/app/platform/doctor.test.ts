import { DARK, PACE, PictureWatch, diagnose } from '../../../../src/platform/figures/doctor'
import { figuresBetween, readSample } from '../../../../src/platform/figures/inbound'
import { readPlayerComplaint } from '../../../../src/platform/weapp/codes'
import { FigureBook } from '../../../../src/platform/weapp/figure-book'

describe('a player is dark', () => {
  const lookEach = (watch: PictureWatch, from: number, seconds: number, isSeen: boolean): boolean[] =>
    Array.from({ length: seconds }, (_, index) => watch.look(isSeen, from + (index + 1) * PACE))

  test('when no picture has come for five seconds, and not a second before', () => {
    expect(lookEach(new PictureWatch(0), 0, 6, false)).toEqual([false, false, false, false, false, true])
    expect(DARK).toBe(5000)
  })

  test('no more as soon as one comes', () => {
    const watch = new PictureWatch(0)
    lookEach(watch, 0, 9, false)
    expect(watch.look(true, 10_000)).toBe(false)
  })

  test('not because the phone has slept', () => {
    const watch = new PictureWatch(0)
    watch.look(true, PACE)
    expect(watch.look(false, 60_000)).toBe(false)
  })
})

test.each([
  [{ isAccepted: false, complaint: 'lost', arrives: true }, 'refused'],
  [{ isAccepted: true, complaint: readPlayerComplaint(3002), arrives: undefined }, 'unreachable'],
  [{ isAccepted: true, complaint: readPlayerComplaint(-2301), arrives: undefined }, 'lost'],
  [{ isAccepted: true, complaint: readPlayerComplaint(2101), arrives: true }, 'decoder'],
  [{ isAccepted: true, complaint: readPlayerComplaint(1016), arrives: false }, 'silent'],
  [{ isAccepted: true, complaint: undefined, arrives: true }, 'decoder'],
  [{ isAccepted: true, complaint: undefined, arrives: undefined }, 'slow']
] as const)('%j is told as "%s"', (symptoms, trouble) => {
  expect(diagnose(symptoms)).toBe(trouble)
})

describe("a browser's figures", () => {
  const reports = (bytes: number, frames: number, processing: number) => [
    { type: 'inbound-rtp', kind: 'audio', bytesReceived: 1000, packetsReceived: 10, packetsLost: 0, jitter: 0.01 },
    {
      ...{ type: 'inbound-rtp', kind: 'video', bytesReceived: bytes, packetsReceived: frames, packetsLost: 0 },
      ...{ framesDecoded: frames, totalProcessingDelay: processing, frameWidth: 640, frameHeight: 360, jitter: 0.02 }
    },
    { type: 'candidate-pair', state: 'succeeded', nominated: true, currentRoundTripTime: 0.04 },
    { type: 'candidate-pair', state: 'failed', nominated: false, currentRoundTripTime: 9 }
  ]

  test('are what happened between two readings; the delay is the wait for decoding and half the round trip', () => {
    const before = readSample(reports(100_000, 100, 10), 'inbound-rtp', 5000)
    const now = readSample(reports(250_000, 150, 15), 'inbound-rtp', 7000)
    expect(figuresBetween(before, now)).toEqual({
      ...{ kbps: 600, fps: 25, width: 640, height: 360, lossPercent: 0 },
      ...{ jitterMs: 20, roundTripMs: 40, leastDelayMs: 120 }
    })
  })

  test('do not guess a delay when no picture came', () => {
    const sample = readSample(reports(100_000, 100, 10), 'inbound-rtp', 5000)
    expect(figuresBetween(sample, { ...sample, at: 6000 }).leastDelayMs).toBeUndefined()
    expect(figuresBetween(sample, sample)).toEqual({})
  })
})

test("a phone's figures come from netstatus, with the last codes beside them; nonsense is nothing", () => {
  const book = new FigureBook()
  book.netStatus('s1', {
    netSpeed: 512,
    videoFPS: '15',
    videoWidth: 360,
    videoHeight: 640,
    netJitter: 12,
    audioCache: 340
  })
  for (let code = 1; code <= 30; code++) book.code('s1', code)
  book.code('s1', 'x')
  const [player] = book.list()
  expect(player).toMatchObject({ streamId: 's1', kbps: 512, fps: 15, width: 360, height: 640, leastDelayMs: 340 })
  expect(player?.codes.map(({ code }) => code)).toEqual(Array.from({ length: 20 }, (_, index) => index + 11))
  book.forget('s1')
  expect(book.netStatus('s1', undefined)).toEqual({ streamId: 's1', codes: [] })
})
