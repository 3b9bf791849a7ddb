import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBOPUS
} from 'node-av/constants'
import { Codec, CodecContext, Frame, Packet, Rational } from 'node-av/lib'
import type { AudioTarget } from './messages'
import { channelLayout, check, found, OUTPUT_RATE, sampleLayout, type SampleLayout } from './native'
import type { AudioFormat, AudioFrame } from './transcoder'

/** Speech in a meeting: 32 kbit/s a channel for Opus, 48 for AAC. */
const BITS_PER_CHANNEL = { opus: 32_000, aac: 48_000 }

const SETTINGS = {
  opus: { application: 'voip', frame_duration: '20', compression_level: '5' },
  aac: { aac_coder: 'fast' }
}

/** Encodes samples at the output rate. */
export class Encoder {
  readonly format: AudioFormat
  /** Samples of each channel in one frame. */
  readonly frameSize: number
  private readonly context = new CodecContext()
  private readonly frame = new Frame()
  private readonly packet = new Packet()
  /** How it wants its samples: Opus interleaved, AAC in planes. */
  readonly layout: SampleLayout

  /** @throws when the encoder cannot be opened */
  constructor(private readonly target: AudioTarget) {
    const { codec: name, channels } = target
    const codec = found(Codec.findEncoderByName(name === 'aac' ? FF_ENCODER_AAC : FF_ENCODER_LIBOPUS), 'encoder')
    const { context } = this
    this.layout = sampleLayout(name === 'opus' ? AV_SAMPLE_FMT_FLT : AV_SAMPLE_FMT_FLTP, channels)
    context.allocContext3(codec)
    context.sampleRate = OUTPUT_RATE
    context.channelLayout = channelLayout(channels)
    context.sampleFormat = this.layout.format
    context.bitRate = BigInt(BITS_PER_CHANNEL[name] * channels)
    context.timeBase = new Rational(1, OUTPUT_RATE)
    if (name === 'aac') context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
    // Not as a dictionary for open2Sync, which frees it twice (node-av 6.1.1).
    for (const [option, value] of Object.entries(SETTINGS[name])) {
      check(context.setOption(option, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN), `setting ${option}`)
    }
    check(context.open2Sync(codec), 'opening the encoder')
    this.frame.alloc()
    this.packet.alloc()
    this.frameSize = context.frameSize
    const config = name === 'aac' ? Buffer.from(found(context.extraData, 'AudioSpecificConfig')) : undefined
    this.format = { codec: name, rate: OUTPUT_RATE, channels, ...(config && { config }) }
  }

  /**
   * Encodes one frame that begins at `position` (samples since time 0). The encoder's own delay is subtracted from the
   * times of what comes out, so they tell when the sound was.
   */
  encode(planes: readonly Buffer[], position: number, use: (frame: AudioFrame) => void): void {
    const { frame, packet } = this
    this.prepare(position)
    const data = found(frame.extendedData, 'samples')
    planes.forEach((plane, index) => plane.copy(found(data[index] ?? null, 'plane')))
    check(this.context.sendFrameSync(frame), 'encoding')
    while (this.context.receivePacketSync(packet) >= 0) {
      if (packet.data !== null) use({ time: (Number(packet.pts) * 1000) / OUTPUT_RATE, data: Buffer.from(packet.data) })
      packet.unref()
    }
  }

  close(): void {
    this.context.freeContext()
    this.frame.free()
    this.packet.free()
  }

  private prepare(position: number): void {
    const { frame } = this
    frame.unref()
    frame.nbSamples = this.frameSize
    frame.format = this.layout.format
    frame.sampleRate = OUTPUT_RATE
    frame.channelLayout = channelLayout(this.target.channels)
    check(frame.getBuffer(0), 'taking a frame')
    frame.pts = BigInt(position)
  }
}
