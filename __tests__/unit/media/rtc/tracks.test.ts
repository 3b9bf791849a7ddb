import fc from 'fast-check'
import type { ClockReport, RtpPacket } from '../../../../server/media/embedded/hub/frame'
import { MissingPackets } from '../../../../server/media/embedded/rtc/receive/missing'
import { KeyFrameRequests } from '../../../../server/media/embedded/rtc/receive/key-frame-requests'
import { ReceptionLog } from '../../../../server/media/embedded/rtc/receive/reception'
import { ReceiveTrack } from '../../../../server/media/embedded/rtc/receive/track'
import { splitCompound } from '../../../../server/media/embedded/rtc/rtcp/compound'
import {
  asksForKeyFrame,
  readNack,
  writeNack,
  writePictureLoss
} from '../../../../server/media/embedded/rtc/rtcp/feedback'
import { readSenderReport } from '../../../../server/media/embedded/rtc/rtcp/reports'
import { writeNumberExtension } from '../../../../server/media/embedded/rtc/rtp/extension'
import { isRtcp, readRtp, type RtpDatagram, writeRtp } from '../../../../server/media/embedded/rtc/rtp/packet'
import type { Line } from '../../../../server/media/embedded/rtc/send/line'
import { SequenceRow } from '../../../../server/media/embedded/rtc/send/sequence-row'
import { SendTrack, type SendTrackOptions } from '../../../../server/media/embedded/rtc/send/track'

describe('what arrives', () => {
  it('asks for what is missing until it comes, and gives up in the end', () => {
    const missing = new MissingPackets()
    for (const sequence of [10, 11, 14]) expect(missing.arrived(sequence)).toBe('new')
    expect(missing.due(0)).toEqual([12, 13])
    expect(missing.due(30)).toEqual([])
    expect(missing.arrived(12)).toBe('recovered')
    expect(missing.arrived(12)).toBe('duplicate')
    expect(missing.due(60)).toEqual([13])
    for (let now = 120; now < 2000; now += 60) missing.due(now)
    expect(missing.due(3000)).toEqual([])
  })
  it('takes a wide gap for a new beginning', () => {
    const missing = new MissingPackets()
    missing.arrived(1)
    expect(missing.arrived(1000)).toBe('after-wide-gap')
    expect(missing.due(0)).toEqual([])
    expect(missing.arrived(40_000)).toBe('after-wide-gap')
  })
  it('reports loss since the last report, and in total', () => {
    const log = new ReceptionLog(90_000)
    for (const sequence of [65534, 65535, 1, 3]) log.packet(sequence, sequence, 0)
    expect(log.report(5, 0)).toMatchObject({ totalLost: 2, highestSequence: 65536 + 3 })
    log.packet(4, 4, 0)
    expect(log.report(5, 0)).toMatchObject({ fractionLost: 0, totalLost: 2 })
  })
  it('repeats a request for a key frame until one comes, but not more often than twice a second', () => {
    jest.useFakeTimers()
    const sent: number[] = []
    const requests = new KeyFrameRequests(() => sent.push(Date.now()), Date.now)
    const start = Date.now()
    for (let count = 0; count < 10; count++) requests.request()
    jest.advanceTimersByTime(1200)
    expect(sent.map((at) => at - start)).toEqual([0, 500, 1000])
    requests.arrived()
    jest.advanceTimersByTime(100)
    requests.request()
    expect(sent).toHaveLength(3)
    jest.advanceTimersByTime(400)
    expect(sent).toHaveLength(4)
    requests.close()
    jest.advanceTimersByTime(5000)
    expect(sent).toHaveLength(4)
    jest.useRealTimers()
  })
  it('tells how loud a packet is before the packet itself, where the publisher says it', () => {
    const heard: unknown[] = []
    const output = {
      reception: () => undefined,
      loudness: (loudness: number) => heard.push(loudness),
      packet: () => heard.push('packet'),
      clock: () => undefined
    }
    const options = {
      kind: 'audio',
      codec: 'opus',
      payloadType: 111,
      clockRate: 48_000,
      ssrc: 1
    } as const
    const packet = { payloadType: 111, timestamp: 0, marker: false, ssrc: 5, payload: Buffer.from([1]) }
    // One byte under the number 3: a voice, 30 below overload (RFC 6464, RFC 8285).
    const extension = Buffer.from([0xbe, 0xde, 0, 1, 0x30, 0x80 | 30, 0, 0])
    for (const levelId of [3, 4, undefined]) {
      const track = new ReceiveTrack({ ...options, levelId, now: () => 0 }, { send: () => undefined }, output)
      track.receive(writeRtp({ ...packet, sequence: 1 }, extension))
    }
    expect(heard).toEqual([30, 'packet', 'packet', 'packet'])
  })
  it('survives random datagrams', () => {
    const wire = { send: () => undefined }
    const output = {
      loudness: () => undefined,
      reception: () => undefined,
      packet: () => undefined,
      clock: () => undefined
    }
    const options = { codec: 'vp8', payloadType: 96, clockRate: 90_000, ssrc: 1, levelId: 1 } as const
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 60 })), (datagrams) => {
        const track = new ReceiveTrack({ ...options, kind: 'audio', now: () => 0 }, wire, output)
        for (const datagram of datagrams) track.receive(Buffer.from(datagram))
        track.askForMissing()
        track.report()
        track.close()
      })
    )
  })
})

const number = (value: number) => Buffer.from([value >> 8, value & 0xff])

describe('what is sent', () => {
  const frame = (sequence: number, keyFrame = false): RtpPacket => ({
    kind: 'video',
    sequence,
    timestamp: sequence * 3000,
    marker: true,
    payload: Buffer.from([sequence & 0xff]),
    keyFrame
  })
  const open = (more: Partial<SendTrackOptions> = {}) => {
    const sent: Buffer[] = []
    const asked: true[] = []
    const wire = { send: (datagram: Buffer) => void sent.push(datagram) }
    const requestKeyFrame = () => void asked.push(true)
    const payloadTypes = { h264: 106, vp8: 96 }
    const track = new SendTrack({ kind: 'video', ssrc: 99, payloadTypes, wire, requestKeyFrame, ...more })
    const media = () => sent.filter((datagram) => !isRtcp(datagram)).map((datagram) => readRtp(datagram)!)
    return { track, sent, asked, media }
  }

  it('begins with a key frame and numbers on without a gap after a pause', () => {
    const { track, media, asked } = open()
    for (const packet of [frame(5), frame(6, true), frame(7)]) track.packet(packet)
    track.want(false)
    track.packet(frame(8))
    track.want(true)
    expect(asked).toHaveLength(1)
    for (const packet of [frame(30), frame(31, true), frame(32)]) track.packet(packet)
    expect(media().map(({ payload }) => payload[0])).toEqual([6, 7, 31, 32])
    const sequences = media().map(({ sequence }) => sequence)
    expect(sequences.map((sequence) => (sequence - sequences[0]!) & 0xffff)).toEqual([0, 1, 2, 3])
  })
  it('sends again what a viewer lost, byte for byte', () => {
    const { track, sent, media } = open()
    for (const packet of [frame(1, true), frame(2), frame(3)]) track.packet(packet)
    const lost = media()[1]!
    track.receive(writeNack(1, 99, [lost.sequence, (lost.sequence + 400) & 0xffff]))
    expect(sent).toHaveLength(4)
    expect(sent[3]).toEqual(sent[1])
  })
  it('sends again as a source of its own where the viewer knows of one', () => {
    const repair = { ssrc: 7, payloadTypes: new Map([[106, 107]]) }
    const { track, media } = open({ repair })
    for (const packet of [frame(1, true), frame(2), { ...frame(3), codec: 'vp8' as const }]) track.packet(packet)
    const [first, second, third] = media()
    track.receive(writeNack(1, 99, [first!.sequence, second!.sequence, third!.sequence]))
    const again = media().slice(3)
    // RFC 4588 §4: the number that it had, then what it carried.
    const whole = (datagram: RtpDatagram) => Buffer.concat([number(datagram.sequence), datagram.payload])
    expect(again[0]).toMatchObject({ ssrc: 7, payloadType: 107, timestamp: first!.timestamp, payload: whole(first!) })
    expect(again[1]).toMatchObject({ ssrc: 7, sequence: again[0]!.sequence + 1, payload: whole(second!) })
    expect(again[2]).toEqual(third)
  })
  it('puts the packet before into each of sound while the line loses some', () => {
    const line = { stamp: () => writeNumberExtension(3, 0), loss: 0.1 } as unknown as Line
    const sound = (sequence: number): RtpPacket => ({ ...frame(sequence), kind: 'audio', timestamp: sequence * 960 })
    const { track, media } = open({ kind: 'audio', payloadTypes: { opus: 111, red: 63 }, line })
    for (const sequence of [1, 2, 3, 60]) track.packet(sound(sequence))
    expect(media().map(({ payloadType }) => payloadType)).toEqual([111, 63, 63, 111])
    // RFC 2198 §3: 111 follows by 960 ticks with one byte, then 111 with the rest.
    const header = Buffer.from([0x80 | 111, (960 * 1024) >> 16, ((960 * 1024) >> 8) & 0xff, 1, 111])
    expect(media()[2]!.payload).toEqual(Buffer.concat([header, Buffer.from([2, 3])]))
  })
  it("passes the viewer's wish for a key frame on", () => {
    const { track, asked } = open()
    track.receive(writePictureLoss(1, 99))
    expect(asked).toHaveLength(1)
  })
  it('gives each codec the payload type of the offer', () => {
    const { track, media } = open()
    track.packet({ ...frame(1, true), codec: 'vp8' })
    track.packet(frame(2, true))
    expect(media().map(({ payloadType }) => payloadType)).toEqual([96, 106])
  })
  it('keeps a clock report that came early until the first packet is out', () => {
    const { track, sent } = open()
    const report: ClockReport = { kind: 'video', ntpMs: 3.9e12, timestamp: 77 }
    track.clock(report)
    expect(sent).toEqual([])
    track.packet(frame(1, true))
    expect(readSenderReport(splitCompound(sent[2]!)[0]!)).toMatchObject({ ssrc: 99, timestamp: 77 })
  })
  it('tells the first clock report twice, the first time as it was a second before', () => {
    const { track, sent } = open()
    track.packet(frame(1, true))
    track.clock({ kind: 'video', ntpMs: 3.9e12, timestamp: 90_077 })
    track.clock({ kind: 'video', ntpMs: 3.9e12 + 1000, timestamp: 180_077 })
    const reports = sent.slice(1).map((datagram) => readSenderReport(splitCompound(datagram)[0]!))
    expect(reports.map((report) => report?.timestamp)).toEqual([77, 90_077, 180_077])
    expect(reports.map((report) => Math.round((report?.ntpMs ?? 0) - 3.9e12))).toEqual([-1000, 0, 1000])
  })
  it('survives random feedback', () => {
    const { track } = open()
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (datagram) => track.receive(Buffer.from(datagram))))
  })
  it('never gives two packets of a source one number, through pauses and wraps', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), { maxLength: 300 })
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 65535 }), (row, start) => {
        const numbering = new SequenceRow(start)
        const used = row.reduce<{ sequence: number; out: number[] }>(
          ({ sequence, out }, [step, pauses]) => {
            if (pauses) numbering.pause()
            const next = (sequence + step) & 0xffff
            return { sequence: next, out: [...out, numbering.map(next)!] }
          },
          { sequence: start, out: [] }
        ).out
        expect(new Set(used).size).toBe(used.length)
      })
    )
  })
  it('drops a latecomer from before its beginning', () => {
    const numbering = new SequenceRow(0)
    expect(numbering.map(100)).toBe(0)
    expect(numbering.map(99)).toBeUndefined()
    expect(numbering.map(102)).toBe(2)
    expect(numbering.map(101)).toBe(1)
  })
  it('writes packets that others can read', () => {
    const { track, media, sent } = open()
    track.packet(frame(1, true))
    expect(writeRtp(media()[0]!)).toEqual(sent[0])
    expect(asksForKeyFrame({ type: 200, count: 0, body: Buffer.alloc(0) })).toBe(false)
    expect(readNack({ type: 205, count: 1, body: Buffer.alloc(4) }, 99)).toEqual([])
  })
})
