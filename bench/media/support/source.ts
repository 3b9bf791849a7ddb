import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { programPath } from '../../../__tests__/support/media/ffmpeg'

/** Writes 20 s of 640 × 360 at 1 Mbit/s, a key frame every two seconds, and sound of 48 kHz, as a phone sends them. */
export async function makeSource(path: string): Promise<void> {
  await promisify(execFile)(programPath('ffmpeg'), [
    ...['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', '20'],
    ...['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '50'],
    ...['-b:v', '940k', '-minrate', '940k', '-maxrate', '940k', '-bufsize', '940k', '-x264-params', 'nal-hrd=cbr'],
    ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', '1', '-b:a', '64k', '-f', 'flv', '-y', path]
  ])
}

/** Milliseconds from one frame of it to the next. */
export const STEPS = { picture: 40, sound: (1024 * 1000) / 48_000 }
