import { readAacConfig } from '../codec/aac-config'
import type { Transcoder, Transcoders } from '../codec/transcoder'
import { AUDIO_PREFIX, VIDEO_PREFIX } from '../flv/body'
import { type AvcRecord, parseAvcRecord } from '../h264/avc-record'
import { NalType, nalType, splitAvc } from '../h264/nal'
import type { RtpOutput, ToRtp } from '../hub/bridge'
import type { Kind, RtpPacket, Tag } from '../hub/frame'
import { unixToNtp } from '../rtc/rtcp/ntp'
import { isSlice, packetize } from './packetize'

/** Milliseconds of stream between two clock reports. */
const REPORT_EVERY = 1000
/** RTP units in a millisecond. */
const UNITS: Record<Kind, number> = { audio: 48, video: 90 }

/** Turns H.264 and AAC in tags into RTP packets of H.264 and Opus. Both kinds keep the one clock of the tags. */
export class TagsToRtp implements ToRtp {
  private readonly sequence: Record<Kind, number> = { audio: 0, video: 0 }
  private record: AvcRecord | undefined
  private aac: { config: Buffer; transcoder: Transcoder } | undefined
  /** NTP time of the stream's time 0. */
  private epoch: number | undefined
  private reportedAt = -Infinity

  constructor(
    private readonly transcoders: Transcoders,
    private readonly output: RtpOutput,
    private readonly wallClock: () => number = Date.now
  ) {}

  tag(tag: Tag): void {
    if (tag.type === 'video') this.video(tag)
    else if (tag.type === 'audio') this.audio(tag)
    if (!tag.header) this.report(tag.timestamp)
  }

  replay(gop: readonly Tag[]): RtpPacket[] {
    const frames = gop.filter(({ type, header }) => type === 'video' && !header)
    const newest = frames.at(-1)
    if (newest === undefined) return []
    const end = presentation(newest)
    const packets = frames.flatMap((frame, index) => this.toPackets(frame, end - (frames.length - 1 - index)))
    const first = this.sequence.video - packets.length
    return packets.map((packet, index) => ({ ...packet, sequence: (first + index) & 0xffff }))
  }

  close(): void {
    this.aac?.transcoder.close()
    this.aac = undefined
  }

  private video(tag: Tag): void {
    if (tag.header) {
      this.record = parseAvcRecord(tag.body.subarray(VIDEO_PREFIX))
      return
    }
    for (const packet of this.toPackets(tag, presentation(tag))) this.send(packet)
  }

  /** @param time ms at which the picture is shown */
  private toPackets(tag: Tag, time: number): Omit<RtpPacket, 'sequence'>[] {
    if (this.record === undefined) return []
    const nals = splitAvc(tag.body.subarray(VIDEO_PREFIX), this.record.lengthSize) ?? []
    const slices = nals.filter(isSlice)
    if (slices.length === 0) return []
    const payloads = packetize(tag.keyFrame ? this.parameterSets(nals) : [], slices)
    const timestamp = Math.round(time * UNITS.video) >>> 0
    return payloads.map((payload, index) => ({
      kind: 'video',
      timestamp,
      marker: index === payloads.length - 1,
      payload,
      keyFrame: tag.keyFrame && index === 0
    }))
  }

  /** Those in front of the picture itself are newer than those of the header. */
  private parameterSets(nals: readonly Buffer[]): readonly Buffer[] {
    const own = nals.filter((nal) => nalType(nal) === NalType.SPS || nalType(nal) === NalType.PPS)
    if (own.length > 0 || this.record === undefined) return own
    return [...this.record.sps, ...this.record.pps]
  }

  private audio(tag: Tag): void {
    const data = tag.body.subarray(AUDIO_PREFIX)
    if (tag.header) this.openAudio(data)
    else this.aac?.transcoder.push({ time: tag.timestamp, data })
  }

  private openAudio(config: Buffer): void {
    if (this.aac?.config.equals(config) === true) return
    this.close()
    const from = readAacConfig(config)
    if (from === undefined) return
    const transcoder = this.transcoders.open(from, { codec: 'opus', channels: from.channels }, ({ time, data }) => {
      const timestamp = Math.round(time * UNITS.audio) >>> 0
      this.send({ kind: 'audio', timestamp, marker: false, payload: data, keyFrame: false })
    })
    this.aac = { config, transcoder }
  }

  private send(packet: Omit<RtpPacket, 'sequence'>): void {
    const sequence = this.sequence[packet.kind]
    this.sequence[packet.kind] = (sequence + 1) & 0xffff
    this.output.packet({ ...packet, sequence })
  }

  /** The relation of the stream's time to the wall clock is fixed once, so that viewers see no jitter in it. */
  private report(time: number): void {
    if (time - this.reportedAt < REPORT_EVERY) return
    this.reportedAt = time
    this.epoch ??= unixToNtp(this.wallClock()) - time
    const ntpMs = this.epoch + time
    this.output.clock({ kind: 'video', ntpMs, timestamp: Math.round(time * UNITS.video) >>> 0 })
    this.output.clock({ kind: 'audio', ntpMs, timestamp: Math.round(time * UNITS.audio) >>> 0 })
  }
}

function presentation({ timestamp, body }: Tag): number {
  return timestamp + (body.length >= VIDEO_PREFIX ? body.readIntBE(2, 3) : 0)
}
