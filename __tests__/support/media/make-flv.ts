import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { programPath } from './ffmpeg'

export interface FlvContent {
  /** Seconds. */
  readonly seconds: number
  /** Width and height of the pictures in pixels, as 640x360. */
  readonly size: string
  /** Hz. */
  readonly rate: number
  readonly channels: 1 | 2
}

/** Writes what a phone would send to a file: baseline with 15 pictures and one key frame a second, and AAC-LC. */
export async function makeFlv(path: string, { seconds, size, rate, channels }: FlvContent): Promise<void> {
  await promisify(execFile)(programPath('ffmpeg'), [
    ...['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=15`],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=${rate}`, '-t', `${seconds}`],
    ...['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '15'],
    ...[
      '-b:v',
      '200k',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-ac',
      `${channels}`,
      '-b:a',
      '64k',
      '-f',
      'flv',
      '-y',
      path
    ]
  ])
}
