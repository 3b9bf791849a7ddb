import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { MediaFailure, MediaProcess } from '../../__tests__/support/media/ffmpeg'

/** Reads every recording of the server. */
export const OPERATOR = 'operator-token-of-at-least-32-characters'

/** How often it is asked after, ms. */
const ASK = 5000

interface Film {
  readonly status: string
  readonly fault: string | null
  readonly done: number
  readonly durationMs: number
  readonly bytes: number
  readonly url?: string
}

async function listed(server: string): Promise<Film | null> {
  const answer = await fetch(`${server}/api/recordings`, { headers: { authorization: `Bearer ${OPERATOR}` } })
  const { recordings } = (await answer.json()) as { recordings: readonly { readonly film: Film | null }[] }
  return recordings[0]?.film ?? null
}

/** The film of the only meeting, once it is made. @throws when it could not be made */
export async function whenReady(server: string): Promise<Film> {
  for (;;) {
    const film = await listed(server)
    if (film?.status === 'ready') return film
    if (typeof film?.fault === 'string') throw new Error(`the film was not made: ${film.fault}`)
    console.log(`film: ${((film?.done ?? 0) * 100).toFixed(0)} %`)
    await sleep(ASK)
  }
}

export async function download({ url = '' }: Film, path: string): Promise<void> {
  await writeFile(path, Buffer.from(await (await fetch(url)).arrayBuffer()))
}

/** Decodes it from start to end. @throws when there is an error anywhere */
export async function decode(path: string): Promise<void> {
  const decoder = new MediaProcess('ffmpeg', ['-v', 'error', '-xerror', '-i', path, '-f', 'null', '-'])
  if ((await decoder.ended) !== 0 || decoder.stderr !== '')
    throw new MediaFailure('the film is damaged', decoder.stderr)
}
