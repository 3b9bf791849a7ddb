import type { WebSocket } from 'ws'

/** What one kind of numbered message does on its way to many sockets. */
export interface Heard {
  /** ms from asking for it until each socket had it. */
  readonly delays: readonly number[]
  readonly lost: number
  readonly doubled: number
}

const PATIENCE_MS = 60_000

/**
 * Asks for one message after the other, with a pause between, and notes when each of the sockets has it. Messages carry
 * `#<number>#` somewhere; what does not is none of ours.
 */
export async function listenTo(
  sockets: readonly WebSocket[],
  count: number,
  pause: number,
  ask: (number: number) => Promise<unknown>,
  numberOf: (text: string) => number | undefined
): Promise<Heard> {
  const asked: number[] = []
  const delays: number[] = []
  let doubled = 0
  for (const socket of sockets) {
    const known = new Set<number>()
    socket.on('message', (data: Buffer) => {
      const now = performance.now()
      const number = numberOf(data.toString())
      if (number === undefined) return
      if (known.has(number)) doubled += 1
      else delays.push(now - (asked[number] ?? now))
      known.add(number)
    })
  }
  const expected = count * sockets.length
  for (let number = 0; number < count; number++) {
    asked[number] = performance.now()
    await ask(number)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  const end = performance.now() + PATIENCE_MS
  while (delays.length < expected && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
  for (const socket of sockets) socket.removeAllListeners('message')
  return { delays, lost: expected - delays.length, doubled }
}

/** The number that so many percent of all are not above. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? NaN
}
