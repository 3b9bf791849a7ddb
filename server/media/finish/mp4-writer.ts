import {
  AV_CODEC_ID_AAC,
  AV_CODEC_ID_H264,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO
} from 'node-av/constants'
import { FormatContext, Packet, Rational, type Stream } from 'node-av/lib'
import { channelLayout, check } from '../embedded/codec/native'

/** Times are in units of 1/90000 s: whole for milliseconds, and fine enough for every frame rate. */
export const TICKS = 90_000

export interface VideoTrack {
  /** AVCDecoderConfigurationRecord. */
  readonly config: Buffer
  readonly width: number
  readonly height: number
}

export interface AudioTrack {
  /** AudioSpecificConfig. */
  readonly config: Buffer
  readonly rate: number
  readonly channels: 1 | 2
}

/** One coded picture or sound. */
export interface Sample {
  readonly data: Buffer
  /** When it is shown, in {@link TICKS}. */
  readonly pts: number
  /** When it is decoded; equal to `pts` where nothing is reordered. */
  readonly dts: number
  readonly isKey: boolean
}

type Kind = 'video' | 'audio'

/** Writes an MP4 file whose index stands in front, so that it plays while it is being loaded. */
export class Mp4Writer {
  private readonly format = new FormatContext()
  private readonly packet = new Packet()
  private readonly streams: Partial<Record<Kind, Stream>> = {}
  private readonly last: Record<Kind, bigint> = { video: -1n, audio: -1n }

  /** @throws when the file cannot be made */
  constructor(
    path: string,
    tracks: { readonly video?: VideoTrack | undefined; readonly audio?: AudioTrack | undefined }
  ) {
    const { format } = this
    check(format.allocOutputContext2(null, 'mp4', path), 'choosing the format')
    if (tracks.video !== undefined) this.streams.video = this.addVideo(tracks.video)
    if (tracks.audio !== undefined) this.streams.audio = this.addAudio(tracks.audio)
    this.packet.alloc()
    check(format.openOutputSync(), 'opening the file')
    const option = [AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN] as const
    check(format.setOption('movflags', '+faststart', ...option), 'putting the index in front')
    check(format.writeHeaderSync(), 'writing the header')
  }

  write(kind: Kind, { data, pts, dts, isKey }: Sample): void {
    const stream = this.streams[kind]
    if (stream === undefined) return
    const { packet } = this
    packet.unref()
    packet.data = data
    packet.streamIndex = stream.index
    packet.dts = BigInt(Math.max(0, dts))
    packet.pts = BigInt(Math.max(0, pts))
    packet.isKeyframe = isKey
    packet.rescaleTs(new Rational(1, TICKS), stream.timeBase)
    this.keepRising(kind)
    check(this.format.interleavedWriteFrameSync(packet), 'writing')
  }

  /** Makes the file whole. */
  close(): void {
    check(this.format.writeTrailerSync(), 'writing the index')
    this.format.closeOutputSync()
    this.format.freeContext()
    this.packet.free()
  }

  /** Two samples of one time, as a file counts it, are an error; the smallest step that it knows is nothing to see or hear. */
  private keepRising(kind: Kind): void {
    const { packet, last } = this
    if (packet.dts <= last[kind]) packet.dts = last[kind] + 1n
    if (packet.pts < packet.dts) packet.pts = packet.dts
    last[kind] = packet.dts
  }

  private addVideo({ config, width, height }: VideoTrack): Stream {
    const stream = this.format.newStream()
    const { codecpar } = stream
    codecpar.codecType = AVMEDIA_TYPE_VIDEO
    codecpar.codecId = AV_CODEC_ID_H264
    codecpar.extradata = config
    codecpar.width = width
    codecpar.height = height
    stream.timeBase = new Rational(1, TICKS)
    return stream
  }

  private addAudio({ config, rate, channels }: AudioTrack): Stream {
    const stream = this.format.newStream()
    const { codecpar } = stream
    codecpar.codecType = AVMEDIA_TYPE_AUDIO
    codecpar.codecId = AV_CODEC_ID_AAC
    codecpar.extradata = config
    codecpar.sampleRate = rate
    codecpar.channelLayout = channelLayout(channels)
    codecpar.frameSize = 1024
    stream.timeBase = new Rational(1, rate)
    return stream
  }
}
