import { MediaProcess } from './ffmpeg'

const FRAME = / pts_time:\s*([\d.]+) .*? s:(\d+x\d+) /

/** A player that tells how large each picture is that it decodes, and when it is to be shown. */
export class SizeWatch {
  /** Of each picture: milliseconds, and width and height in pixels as 640x360. */
  readonly pictures: { readonly time: number; readonly size: string }[] = []
  private readonly process: MediaProcess
  private rest = ''

  /** @param url RTMP or HTTP-FLV */
  constructor(url: string) {
    const input = [
      '-hide_banner',
      '-nostdin',
      '-nostats',
      '-fflags',
      'nobuffer',
      '-analyzeduration',
      '600000',
      '-i',
      url
    ]
    this.process = new MediaProcess('ffmpeg', [...input, '-an', '-vf', 'showinfo', '-f', 'null', '-'])
    this.process.output(2).on('data', (part: Buffer) => this.read(part.toString()))
  }

  /** The size of the newest picture. */
  get size(): string | undefined {
    return this.pictures.at(-1)?.size
  }

  get running(): boolean {
    return this.process.running
  }

  stop(): Promise<void> {
    return this.process.stop()
  }

  private read(text: string): void {
    const lines = (this.rest + text).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) {
      const [, time, size] = FRAME.exec(line) ?? []
      if (size !== undefined) this.pictures.push({ time: Number(time) * 1000, size })
    }
  }
}
