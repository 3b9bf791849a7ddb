import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tag } from '../../../server/media/embedded/hub/frame'
import { readFlv } from '../../../server/media/finish/read-flv'

/** Made once and sent again and again: so that what is measured is the server. */
export interface Clip {
  readonly headers: readonly Tag[]
  readonly frames: readonly Tag[]
  readonly durationMs: number
}

/** A tiny picture and a voice that comes and goes, as a phone sends them on its narrowest setting: AAC of 16 kHz. */
export function makeClip(seconds: number): Clip {
  const folder = mkdtempSync(join(tmpdir(), 'emeet-clip-'))
  const path = join(folder, 'clip.flv')
  const sound = `aevalsrc='0.3*sin(2*PI*500*t)*lt(mod(t,5),2)':sample_rate=16000:duration=${seconds}`
  try {
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=160x90:rate=5:duration=${seconds}`],
      ...['-f', 'lavfi', '-i', sound, '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'baseline', '-bf', '0'],
      ...['-g', '10', '-pix_fmt', 'yuv420p', '-b:v', '40k', '-c:a', 'aac', '-b:a', '24k', path]
    ])
    const tags = [...readFlv(path)].sort((one, other) => one.timestamp - other.timestamp)
    const headers = tags.filter(({ header }) => header)
    return { headers, frames: tags.filter(({ header }) => !header), durationMs: seconds * 1000 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
