import { setTimeout as wait } from 'node:timers/promises'
import { MediaProcess } from '../../../__tests__/support/media/ffmpeg'

interface ListedFilm {
  readonly status: string
  readonly fault: string | null
  readonly done: number
  readonly durationMs: number
  readonly url?: string
}

interface Listed {
  readonly files: readonly { readonly status: string }[]
  readonly film: ListedFilm | null
}

/** How many files were recorded, how they ended, and what decoding the whole film says. */
export interface Finished {
  readonly files: Readonly<Record<string, number>>
  readonly status: string
  readonly durationMs: number
  readonly decodedMs: number
  readonly complaints: string
  readonly tookMs: number
}

/** Waits for the film of the only recording and plays it from start to end. */
export async function awaitFilm(url: string, token: string, patienceMs: number): Promise<Finished> {
  const beganAt = performance.now()
  let shown = -1
  for (;;) {
    const { film, files } = await listed(url, token)
    const isLate = performance.now() - beganAt > patienceMs
    if (film === null || film.status === 'ready' || film.status === 'failed' || isLate) {
      const tookMs = performance.now() - beganAt
      const statuses = files.map(({ status }) => status)
      const counts = Object.fromEntries(
        [...new Set(statuses)].map((status) => [status, statuses.filter((each) => each === status).length])
      )
      return { files: counts, ...(await playedThrough(film)), tookMs }
    }
    const tenth = Math.floor(film.done * 10)
    if (tenth !== shown) console.log(`film: ${film.status}, ${tenth * 10} %`)
    shown = tenth
    await wait(1000)
  }
}

async function listed(url: string, token: string): Promise<Listed> {
  const answer = await fetch(`${url}/api/recordings`, { headers: { authorization: `Bearer ${token}` } })
  const [recording] = ((await answer.json()) as { recordings: Listed[] }).recordings
  if (recording === undefined) throw new Error('nothing was recorded')
  return recording
}

async function playedThrough(film: ListedFilm | null) {
  const status = film === null ? 'none' : `${film.status} ${film.fault ?? ''}`.trim()
  if (film?.url === undefined) return { status, durationMs: film?.durationMs ?? 0, decodedMs: 0, complaints: '' }
  const player = new MediaProcess('ffmpeg', [
    ...['-v', 'error', '-i', film.url, '-progress', 'pipe:1', '-f', 'null', '-']
  ])
  let decodedMs = 0
  player.output(1).on('data', (part: Buffer) => {
    for (const [, micros] of part.toString().matchAll(/^out_time_us=(\d+)/gm)) decodedMs = Number(micros) / 1000
  })
  await player.ended
  return { status, durationMs: film.durationMs, decodedMs, complaints: player.stderr.trim() }
}
