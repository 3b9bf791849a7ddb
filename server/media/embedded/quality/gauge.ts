import type { StreamQuality } from '../../engine'
import type { Kind, RtpPacket, Tag } from '../hub/frame'
import { Freezes } from './freezes'
import { type PictureSize, sizeInPacket, sizeInTag } from './picture-size'

/** How packets of one kind have arrived lately. */
export interface Reception {
  readonly lossPercent: number
  readonly jitterMs: number
}

/** Measures how one stream arrives. */
export class Gauge {
  private bytes: Record<Kind, number> = { audio: 0, video: 0 }
  private pictures = 0
  private size: PictureSize | undefined
  private receptions: Reception[] = []
  private readonly freezes = new Freezes()
  private since: number

  /** @param now milliseconds on a steady clock */
  constructor(private readonly now: () => number) {
    this.since = now()
  }

  tag(tag: Tag): void {
    if (tag.type === 'script') return
    this.size = sizeInTag(tag) ?? this.size
    this.bytes[tag.type] += tag.body.length
    if (tag.type === 'video' && !tag.header) this.picture()
  }

  /** The last packet of a picture bears the marker. */
  packet(packet: RtpPacket): void {
    this.bytes[packet.kind] += packet.payload.length
    if (packet.kind === 'audio') return
    this.size = sizeInPacket(packet) ?? this.size
    if (packet.marker) this.picture()
  }

  reception(reception: Reception): void {
    this.receptions.push(reception)
  }

  /** How it was since the last call. */
  take(): StreamQuality {
    const now = this.now()
    const seconds = Math.max(0.001, (now - this.since) / 1000)
    const kbps = (bytes: number): number => Math.round((bytes * 8) / 1000 / seconds)
    const quality = {
      audioKbps: kbps(this.bytes.audio),
      videoKbps: kbps(this.bytes.video),
      fps: Math.round(this.pictures / seconds),
      ...(this.pictures > 0 && this.size),
      ...worst(this.receptions),
      freezes: this.freezes.total
    }
    this.bytes = { audio: 0, video: 0 }
    this.pictures = 0
    this.receptions = []
    this.since = now
    return quality
  }

  private picture(): void {
    this.pictures += 1
    this.freezes.picture(this.now())
  }
}

/** Nothing where nothing of it is known, as with RTMP, whose TCP hides it. */
function worst(receptions: readonly Reception[]): Partial<Reception> {
  if (receptions.length === 0) return {}
  return {
    lossPercent: Math.round(Math.max(...receptions.map(({ lossPercent }) => lossPercent))),
    jitterMs: Math.round(Math.max(...receptions.map(({ jitterMs }) => jitterMs)))
  }
}
