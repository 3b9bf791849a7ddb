import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { built } from '../../__tests__/support/build'
import { MediaFailure, MediaProcess } from '../../__tests__/support/media/ffmpeg'
import type { ClipRequest } from '../../server/media/finish/film/clip'
import { arrange, CANVAS } from '../../server/media/finish/film/layout'
import type { FromFinisher, Task } from '../../server/media/finish/messages'

/** Clock ticks a second, as Linux shows times of processes. */
const TICKS = 100

/** Seconds of processor that all processes have used which were started here and have ended. */
function usedByChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[13]) + Number(fields[14])) / TICKS
}

async function costOf(work: () => Promise<void>): Promise<number> {
  const before = usedByChildren()
  await work()
  return usedByChildren() - before
}

/** Seconds of processor that our finishing process needs. */
export function makeByOurs(clips: readonly ClipRequest[], to: string): Promise<number> {
  const entry = join(dirname(built('server')), 'finish.mjs')
  return costOf(() => finish(entry, { type: 'film', clips, to }))
}

/** Settles when the process has ended: what it used is counted only then. */
function finish(entry: string, task: Task): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(entry, [], { serialization: 'advanced' })
    let last: FromFinisher | undefined
    child.on('message', (message: FromFinisher) => (last = message))
    child.on('error', reject)
    child.on('exit', () => {
      if (last?.type === 'done') resolve()
      else reject(new Error(`the film was not made: ${JSON.stringify(last)}`))
    })
    child.send(task)
  })
}

/** Seconds of processor that one ffmpeg needs for the same boxes, without names. */
export function makeByFfmpeg(clips: readonly ClipRequest[], to: string): Promise<number> {
  const { cameras } = arrange(clips.length, 0)
  const scaled = cameras.map(({ width, height }, index) => `[${index}:v]scale=${width}:${height}[v${index}]`)
  const placed = cameras.map(
    ({ x, y }, index) =>
      `[${index === 0 ? 'canvas' : `p${index - 1}`}][v${index}]overlay=${x}:${y}:shortest=1[p${index}]`
  )
  const voices = clips.map((_, index) => `[${index}:a]`).join('')
  const graph = [
    `color=size=${CANVAS.width}x${CANVAS.height}:rate=15[canvas]`,
    ...scaled,
    ...placed,
    `${voices}amix=inputs=${clips.length}:normalize=0[a]`
  ].join(';')
  return costOf(async () => {
    const film = new MediaProcess('ffmpeg', [
      ...['-v', 'error', '-threads', '1', '-filter_threads', '1'],
      ...clips.flatMap(({ path }) => ['-threads', '1', '-i', path]),
      ...['-filter_complex', graph, '-map', `[p${clips.length - 1}]`, '-map', '[a]'],
      ...['-c:v', 'libx264', '-threads', '1', '-preset', 'veryfast', '-crf', '24', '-bf', '0', '-g', '60'],
      ...['-c:a', 'aac', '-ac', '1', to]
    ])
    if ((await film.ended) !== 0) throw new MediaFailure('no film could be made', film.stderr)
  })
}
