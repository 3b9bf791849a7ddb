import { readAacConfig } from '../codec/aac-config'
import type { MixInput, SoundMix } from '../codec/mixers'
import type { AudioFormat } from '../codec/transcoder'
import { ReorderBuffer } from '../bridge/reorder-buffer'
import { AUDIO_PREFIX } from '../flv/body'
import type { Ear } from '../hub/ear'
import type { RtpPacket, Tag } from '../hub/frame'
import { Unwrapper } from '../rtc/rtp/serial'
import { RATE } from './block'

const OPUS: AudioFormat = { codec: 'opus', rate: RATE, channels: 2 }
/** Overtaken packets are waited for, lost ones are not asked for. */
const PATIENCE = { time: 40, items: 4 }

/** Brings the sound of one publisher into the mix. */
export class Voice implements Ear {
  private readonly order = new ReorderBuffer<RtpPacket>(PATIENCE)
  private readonly unwrapper = new Unwrapper()
  private input: { readonly config: Buffer | undefined; readonly mixed: MixInput } | undefined
  private heardAt: number

  /** @param now monotonic milliseconds */
  constructor(
    private readonly mix: SoundMix,
    private readonly memberId: string,
    private readonly now: () => number
  ) {
    this.heardAt = now()
  }

  /** When there was sound last. */
  get lastHeard(): number {
    return this.heardAt
  }

  tag({ type, header, body, timestamp }: Tag): void {
    if (type !== 'audio') return
    this.heardAt = this.now()
    const data = body.subarray(AUDIO_PREFIX)
    if (header) this.begin(data)
    else this.input?.mixed.push({ time: timestamp, data })
  }

  packet(packet: RtpPacket): void {
    if (packet.kind !== 'audio') return
    this.heardAt = this.now()
    this.input ??= this.open(OPUS)
    for (const { item } of this.order.push(packet.sequence, packet, this.heardAt)) {
      if (item.payload.length === 0) continue
      const time = (this.unwrapper.unwrap(item.timestamp) * 1000) / RATE
      this.input.mixed.push({ time, data: item.payload })
    }
  }

  /** How loud it is, the mixer finds out for itself. */
  loudness(): void {}

  /** Repeated calls do nothing. */
  close(): void {
    this.input?.mixed.close()
    this.input = undefined
  }

  private begin(config: Buffer): void {
    if (this.input?.config?.equals(config) === true) return
    this.close()
    const format = readAacConfig(config)
    if (format !== undefined) this.input = this.open(format)
  }

  private open(from: AudioFormat) {
    return { config: from.config, mixed: this.mix.addSource({ memberId: this.memberId, from }) }
  }
}
