import { MediaFailure, MediaProcess } from './ffmpeg'
import { everyPicture } from './options'
import { until } from './until'

/** One decoded picture or piece of sound. */
export interface PlayedFrame {
  readonly kind: 'video' | 'audio'
  /** Milliseconds, as the stream stamped it. */
  readonly time: number
  /** Of what was decoded: a picture that moves has another one each time. */
  readonly checksum: string
  /** When it was decoded, on this process's monotonic clock in milliseconds. */
  readonly at: number
}

const HEADER = /^#(tb|media_type) (\d+): (.+)$/
const FRAME = /^(\d+),\s*-?\d+,\s*(-?\d+),\s*-?\d+,\s*\d+,\s*(0x[0-9a-f]+)/

/** A player that goes on until it is stopped or its stream ends, and tells what it decodes as it comes. */
export class Player {
  readonly frames: PlayedFrame[] = []
  private readonly process: MediaProcess
  private readonly kinds = new Map<string, PlayedFrame['kind']>()
  private readonly units = new Map<string, number>()
  private rest = ''

  /** @param url RTMP or HTTP-FLV */
  constructor(private readonly url: string) {
    const input = [
      '-hide_banner',
      '-nostdin',
      '-v',
      'error',
      '-fflags',
      'nobuffer',
      '-analyzeduration',
      '600000',
      '-i',
      url
    ]
    // Sound is kept until the first picture is there, however long that takes.
    const output = [
      ...everyPicture(),
      '-max_muxing_queue_size',
      '9999',
      '-flush_packets',
      '1',
      '-f',
      'framecrc',
      'pipe:1'
    ]
    this.process = new MediaProcess('ffmpeg', [...input, ...output])
    this.process.output(1).on('data', (part: Buffer) => this.read(part.toString()))
  }

  get running(): boolean {
    return this.process.running
  }

  /** What ffmpeg complained of: damage, refusals. */
  get stderr(): string {
    return this.process.stderr
  }

  get ended(): Promise<number | null> {
    return this.process.ended
  }

  count(kind: PlayedFrame['kind']): number {
    return this.frames.filter((frame) => frame.kind === kind).length
  }

  /** Resolves when so many more frames of a kind were decoded. @throws MediaFailure when they do not come in time, ms */
  async plays(kind: PlayedFrame['kind'], more: number, within = 8000): Promise<void> {
    const goal = this.count(kind) + more
    const done = await until(() => this.count(kind) >= goal || !this.running, within)
    if (!done || this.count(kind) < goal) throw new MediaFailure(`${this.url}: not enough ${kind}`, this.stderr)
  }

  stop(): Promise<void> {
    return this.process.stop()
  }

  private read(text: string): void {
    const lines = (this.rest + text).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.readLine(line)
  }

  private readLine(line: string): void {
    const [, name, stream = '', value = ''] = HEADER.exec(line) ?? []
    if (name === 'media_type') this.kinds.set(stream, value === 'video' ? 'video' : 'audio')
    if (name === 'tb') this.units.set(stream, unitInMilliseconds(value))
    const [, index = '', time, checksum = ''] = FRAME.exec(line) ?? []
    const kind = this.kinds.get(index)
    if (kind === undefined || time === undefined) return
    this.frames.push({ kind, time: Number(time) * (this.units.get(index) ?? 1), checksum, at: performance.now() })
  }
}

function unitInMilliseconds(fraction: string): number {
  const [numerator = 1, denominator = 1] = fraction.split('/').map(Number)
  return (numerator * 1000) / denominator
}
