import type { Transcoder, Transcoders } from '../codec/transcoder'
import { audioFrame, audioHeader } from '../flv/body'
import type { ToTags } from '../hub/bridge'
import type { ClockReport, Kind, RtpPacket, Tag } from '../hub/frame'
import { AccessUnits } from './access-units'
import { PresentationClock } from './clock'
import { ReorderBuffer } from './reorder-buffer'
import { VideoTags } from './video-tags'

/** Lost pictures are asked for again several times; lost sound is not, only overtaken packets are waited for. */
const PATIENCE = { video: { time: 250, items: 400 }, audio: { time: 60, items: 10 } }

/** Turns RTP packets of H.264 and Opus into tags of H.264 and AAC on one clock. */
export class RtpToTags implements ToTags {
  private readonly clocks = new PresentationClock()
  private readonly videoOrder = new ReorderBuffer<RtpPacket>(PATIENCE.video)
  private readonly audioOrder = new ReorderBuffer<RtpPacket>(PATIENCE.audio)
  private readonly units = new AccessUnits()
  private readonly videoTags: VideoTags
  private readonly last: Record<Kind, number> = { audio: -1, video: -1 }
  private first: number | undefined
  private transcoder: Transcoder | undefined
  private hasAudioHeader = false
  private isClosed = false
  private readonly startedAt: number

  constructor(
    private readonly transcoders: Transcoders,
    private readonly output: (tag: Tag) => void,
    requestKeyFrame: () => void,
    private readonly now: () => number = () => performance.now()
  ) {
    this.startedAt = now()
    this.videoTags = new VideoTags((tag) => this.send(tag), requestKeyFrame)
    requestKeyFrame()
  }

  packet(packet: RtpPacket): void {
    if (packet.codec === 'vp8' || this.isClosed) return
    const at = this.now() - this.startedAt
    if (packet.payload.length > 0) this.clocks.arrived(packet.kind, packet.timestamp, at)
    if (packet.kind === 'video') this.video(packet, at)
    else this.audio(packet, at)
  }

  clock(report: ClockReport): void {
    this.clocks.report(report)
  }

  close(): void {
    this.isClosed = true
    this.transcoder?.close()
  }

  private video(packet: RtpPacket, at: number): void {
    for (const { item, afterGap } of this.videoOrder.push(packet.sequence, packet, at)) {
      for (const unit of this.units.add(item, afterGap)) {
        this.videoTags.unit(unit, () => this.clocks.time('video', unit.timestamp))
      }
    }
  }

  private audio(packet: RtpPacket, at: number): void {
    this.transcoder ??= this.openAudio()
    for (const { item } of this.audioOrder.push(packet.sequence, packet, at)) {
      if (item.payload.length === 0) continue
      this.transcoder.push({ time: this.clocks.time('audio', item.timestamp), data: item.payload })
    }
  }

  private openAudio(): Transcoder {
    const from = { codec: 'opus', rate: 48_000, channels: 2 } as const
    const transcoder = this.transcoders.open(from, { codec: 'aac', channels: 1 }, ({ time, data }) => {
      if (this.hasAudioHeader) this.send(audioFrame(data, time))
    })
    transcoder.ready.then(
      ({ config }) => this.beginAudio(config),
      () => undefined
    )
    return transcoder
  }

  private beginAudio(config: Buffer | undefined): void {
    if (config === undefined || this.isClosed) return
    this.hasAudioHeader = true
    this.send(audioHeader(config))
  }

  /** Whole milliseconds, each later than the one before it of the same kind: players stumble over equal ones. */
  private send(tag: Tag): void {
    if (this.isClosed || tag.type === 'script') return
    if (tag.header) {
      this.output(tag)
      return
    }
    this.first ??= tag.timestamp
    // Sound comes through its encoder later than pictures do: what belongs before the beginning has no place any more.
    if (tag.timestamp < this.first) return
    const timestamp = Math.max(this.last[tag.type] + 1, Math.round(tag.timestamp))
    this.last[tag.type] = timestamp
    this.output({ ...tag, timestamp })
  }
}
