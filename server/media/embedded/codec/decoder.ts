import { type AVSampleFormat, FF_DECODER_AAC, FF_DECODER_LIBOPUS } from 'node-av/constants'
import { Codec, CodecContext, Frame, Packet, Rational, SoftwareResampleContext } from 'node-av/lib'
import { channelLayout, check, found, OUTPUT_RATE, type SampleLayout } from './native'
import type { AudioFormat } from './transcoder'

/** More than any frame becomes at the output rate: 120 ms of Opus, or 2048 samples of AAC at 8 kHz. */
const MOST_SAMPLES = 16_384

/** A row of samples in some layout; `count` is that of one channel. */
export interface Samples {
  readonly planes: Buffer[]
  readonly count: number
}

/** Decodes one codec into samples at the output rate, in the wished layout. */
export class Decoder {
  private readonly context = new CodecContext()
  private readonly frame = new Frame()
  private readonly packet = new Packet()
  private resampler: SoftwareResampleContext | undefined
  private resampled = ''
  private readonly planes: Buffer[]

  /** @throws when the format cannot be opened */
  constructor(
    from: AudioFormat,
    private readonly layout: SampleLayout
  ) {
    const codec = found(Codec.findDecoderByName(from.codec === 'aac' ? FF_DECODER_AAC : FF_DECODER_LIBOPUS), 'decoder')
    this.context.allocContext3(codec)
    this.context.sampleRate = from.rate
    this.context.channelLayout = channelLayout(from.channels)
    this.context.timeBase = new Rational(1, 1000)
    if (from.config !== undefined) this.context.extraData = from.config
    check(this.context.open2Sync(codec), 'opening the decoder')
    this.frame.alloc()
    this.packet.alloc()
    this.planes = Array.from({ length: layout.planes }, () => Buffer.alloc(MOST_SAMPLES * layout.stride))
  }

  /** What one coded frame sounds like. Damaged frames yield nothing. The planes are reused by the next call. */
  decode(data: Buffer, use: (samples: Samples) => void): void {
    this.packet.unref()
    this.packet.data = data
    if (this.context.sendPacketSync(this.packet) < 0) return
    while (this.context.receiveFrameSync(this.frame) >= 0) use(this.resample())
  }

  close(): void {
    this.context.freeContext()
    this.resampler?.free()
    this.frame.free()
    this.packet.free()
  }

  private resample(): Samples {
    const { frame } = this
    const count = check(
      this.resamplerFor(frame).convertSync(this.planes, MOST_SAMPLES, frame.extendedData, frame.nbSamples),
      'resampling'
    )
    return { planes: this.planes, count }
  }

  /** A publisher may change rate or channels in mid-stream. */
  private resamplerFor({ sampleRate, channels, format }: Frame): SoftwareResampleContext {
    const wanted = `${sampleRate}/${channels}/${format}`
    if (this.resampler !== undefined && this.resampled === wanted) return this.resampler
    this.resampler?.free()
    const resampler = new SoftwareResampleContext()
    this.resampler = resampler
    this.resampled = wanted
    const output = [channelLayout(this.layout.channels), this.layout.format, OUTPUT_RATE] as const
    check(
      resampler.allocSetOpts2(...output, channelLayout(channels), format as AVSampleFormat, sampleRate),
      'preparing the resampler'
    )
    check(resampler.init(), 'starting the resampler')
    return resampler
  }
}
