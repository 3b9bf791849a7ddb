import { readAacConfig } from '../codec/aac-config'
import type { SoundMeter, SoundMeters } from '../codec/meters'
import type { AudioFormat } from '../codec/transcoder'
import { AUDIO_PREFIX } from '../flv/body'
import type { RtpPacket, Tag } from '../hub/frame'
import type { Ear } from '../hub/ear'
import { type Loudness, meanLoudness } from './loudness'

const OPUS: AudioFormat = { codec: 'opus', rate: 48_000, channels: 2 }

/**
 * Measures the sound of one stream. Browsers tell with each packet how loud it is; the sound of everybody else is decoded
 * to find out.
 */
export class StreamMeter implements Ear {
  private pieces: Loudness[] = []
  private decoded: { readonly config: Buffer | undefined; readonly meter: SoundMeter } | undefined
  private isTold = false

  constructor(private readonly meters: SoundMeters) {}

  tag({ type, header, body }: Tag): void {
    if (type !== 'audio') return
    const data = body.subarray(AUDIO_PREFIX)
    if (header) this.begin(data)
    else this.decoded?.meter.push(data)
  }

  packet({ kind, payload }: RtpPacket): void {
    if (kind !== 'audio') return
    if (!this.isTold) {
      if (this.decoded?.config !== undefined) this.close()
      this.decoded ??= this.decode(OPUS)
      this.decoded.meter.push(payload)
    }
    this.isTold = false
  }

  loudness(loudness: Loudness): void {
    this.isTold = true
    this.close()
    this.pieces.push(loudness)
  }

  /** How loud it was since the last call. */
  take(): Loudness {
    const loudness = meanLoudness(this.pieces)
    this.pieces = []
    return loudness
  }

  /** Lets go of the decoder. Repeated calls do nothing. */
  close(): void {
    this.decoded?.meter.close()
    this.decoded = undefined
  }

  private begin(config: Buffer): void {
    if (this.decoded?.config?.equals(config) === true) return
    this.close()
    const format = readAacConfig(config)
    if (format !== undefined) this.decoded = this.decode(format)
  }

  private decode(format: AudioFormat) {
    const meter = this.meters.openMeter(format, (loudness) => void this.pieces.push(loudness))
    return { config: format.config, meter }
  }
}
