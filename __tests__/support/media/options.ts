import { spawnSync } from 'node:child_process'
import { programPath } from './ffmpeg'

let help: string | undefined

/** Whether this machine's ffmpeg has an option: the newest one that npm ships is 4.1, Debian's is younger. */
function knows(option: string): boolean {
  help ??= spawnSync(programPath('ffmpeg'), ['-hide_banner', '-h', 'long'], { encoding: 'utf8' }).stdout
  return help.includes(`\n-${option} `)
}

/** Pictures come out at the times at which they came in, none twice, none left out. */
export function everyPicture(): string[] {
  return knows('fps_mode') ? ['-fps_mode', 'passthrough'] : ['-vsync', 'passthrough']
}

/** Progress on standard output, every 0.1 s where ffmpeg can be told so, every 0.5 s where it cannot. */
export function progress(): string[] {
  return ['-nostats', '-progress', 'pipe:1', ...(knows('stats_period') ? ['-stats_period', '0.1'] : [])]
}
