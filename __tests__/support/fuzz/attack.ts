import { Random } from '../random'
import { hostileCall } from './http'
import { hostileFrame, hostileMedia, hostileName } from './parsers'
import { rawHttp, rawMedia } from './raw'
import { hostileSignature } from './signed'
import { FRAMES, hostileSocket } from './sockets'
import type { Target } from './target'

export interface Kind {
  readonly name: string
  /** Part of all cases. */
  readonly share: number
  /** Cases of one attack. */
  readonly cases: number
  /** How many attacks go on at the same time. */
  readonly atOnce: number
  readonly attack: (target: Target, random: Random) => Promise<void>
}

/** Those against the running server first, then its parsers by themselves, which are a hundred times as fast. */
export const kinds: readonly Kind[] = [
  { name: 'HTTP calls of every route', share: 0.06, cases: 1, atOnce: 16, attack: hostileCall },
  { name: 'WebSocket messages', share: 0.27, cases: FRAMES, atOnce: 8, attack: hostileSocket },
  { name: 'bytes to the web port', share: 0.005, cases: 1, atOnce: 16, attack: rawHttp },
  { name: 'bytes to the media port', share: 0.005, cases: 1, atOnce: 16, attack: rawMedia },
  { name: 'tickets, tokens, grants', share: 0.16, cases: 1, atOnce: 1, attack: hostileSignature },
  { name: 'messages, parsed', share: 0.15, cases: 1, atOnce: 1, attack: hostileFrame },
  { name: 'names', share: 0.15, cases: 1, atOnce: 1, attack: hostileName },
  { name: 'RTMP, RTP, SDP, H.264, AAC', share: 0.2, cases: 1, atOnce: 1, attack: hostileMedia }
]

/** Attacks between two looks at the server's health; each look gives it a new meeting. */
const ROUND = 2000

export interface Attacked {
  readonly name: string
  readonly cases: number
  readonly seconds: number
}

/** So many cases in all, the same ones for the same seed. Throws, with seed and case, at the first that does harm. */
export async function attackAll(
  target: Target,
  cases: number,
  seed: number,
  chosen = kinds
): Promise<readonly Attacked[]> {
  const attacked: Attacked[] = []
  for (const kind of chosen) {
    const count = Math.ceil((cases * kind.share) / kind.cases)
    const start = performance.now()
    for (let done = 0; done < count; done += ROUND) {
      await attackRound(target, kind, { from: done, to: Math.min(count, done + ROUND), seed })
      const complaint = await target.complaint()
      if (complaint !== undefined)
        throw new Error(`${kind.name}, seed ${seed}, up to case ${done + ROUND}: ${complaint}`)
      await target.renew()
    }
    attacked.push({ name: kind.name, cases: count * kind.cases, seconds: (performance.now() - start) / 1000 })
  }
  return attacked
}

interface Round {
  readonly from: number
  readonly to: number
  readonly seed: number
}

async function attackRound(target: Target, { name, atOnce, attack }: Kind, { from, to, seed }: Round): Promise<void> {
  let next = from
  const attacker = async (): Promise<void> => {
    for (let number = next++; number < to; number = next++) {
      try {
        await attack(target, new Random(seed * 1_000_003 + number))
      } catch (error) {
        throw new Error(`${name}, seed ${seed}, case ${number}: ${String(error)}`, { cause: error })
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, attacker))
}
