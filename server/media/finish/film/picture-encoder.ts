import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  FF_ENCODER_LIBX264
} from 'node-av/constants'
import { Codec, CodecContext, type Frame, Packet, Rational } from 'node-av/lib'
import { check, found } from '../../embedded/codec/native'
import { type Sample, TICKS, type VideoTrack } from '../mp4-writer'
import { CANVAS } from './layout'
import { FRAME_RATE } from './timeline'

/** Four seconds between key frames: players seek to them. */
const GROUP = 4 * FRAME_RATE
/** No B-frames: times of decoding are those of showing. */
const SETTINGS = { preset: 'veryfast', crf: '24', bf: '0' }
const FRAME_TICKS = TICKS / FRAME_RATE

/** Encodes the pictures of the film as H.264. */
export class PictureEncoder {
  readonly track: VideoTrack
  private readonly context = new CodecContext()
  private readonly packet = new Packet()
  private count = 0

  constructor() {
    const codec = found(Codec.findEncoderByName(FF_ENCODER_LIBX264), 'H.264 encoder')
    const { context } = this
    context.allocContext3(codec)
    context.width = CANVAS.width
    context.height = CANVAS.height
    context.pixelFormat = AV_PIX_FMT_YUV420P
    context.timeBase = new Rational(1, FRAME_RATE)
    context.framerate = new Rational(FRAME_RATE, 1)
    context.gopSize = GROUP
    context.threadCount = 1
    context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
    for (const [option, value] of Object.entries(SETTINGS)) {
      check(context.setOption(option, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN), `setting ${option}`)
    }
    check(context.open2Sync(codec), 'opening the encoder')
    this.packet.alloc()
    const config = Buffer.from(found(context.extraData, 'parameters of H.264'))
    this.track = { config, width: CANVAS.width, height: CANVAS.height }
  }

  /** Encodes the next picture of the film. */
  encode(frame: Frame, use: (sample: Sample) => void): void {
    frame.pts = BigInt(this.count)
    // Pictures of decoders bring along how they were coded, which the encoder would take for a wish.
    frame.pictType = AV_PICTURE_TYPE_NONE
    this.count += 1
    check(this.context.sendFrameSync(frame), 'encoding a picture')
    this.give(use)
  }

  /** Gives out what the encoder still holds. */
  flush(use: (sample: Sample) => void): void {
    check(this.context.sendFrameSync(null), 'ending the pictures')
    this.give(use)
  }

  close(): void {
    this.context.freeContext()
    this.packet.free()
  }

  private give(use: (sample: Sample) => void): void {
    const { packet } = this
    while (this.context.receivePacketSync(packet) >= 0) {
      const [pts, dts] = [packet.pts, packet.dts].map((time) => Number(time) * FRAME_TICKS)
      if (packet.data !== null && pts !== undefined && dts !== undefined) {
        use({ data: packet.data, pts, dts, isKey: packet.isKeyframe })
      }
      packet.unref()
    }
  }
}
