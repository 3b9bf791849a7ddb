import { setTimeout as wait } from 'node:timers/promises'
import type { Received, Scene } from './scene'

/** Milliseconds between looks for the return of sound and picture. */
const LOOK = 50
/** How long they are waited for, ms. */
const PATIENCE = 60_000

/** What one viewer heard and saw in a span of time. */
export interface Experience {
  /** Share of the sound that was made up because it was missing, in percent. */
  readonly gaps: number
  readonly fps: number
}

/** Both viewers, at the same time. */
export async function experience({ weak, other }: Scene, seconds: number): Promise<readonly [Experience, Experience]> {
  const before = await Promise.all([weak(), other()])
  await wait(seconds * 1000)
  const after = await Promise.all([weak(), other()])
  return [between(before[0], after[0], seconds), between(before[1], after[1], seconds)]
}

const between = (before: Received, after: Received, seconds: number): Experience => ({
  gaps: (100 * (after.concealed - before.concealed)) / Math.max(1, after.samples - before.samples),
  fps: (after.frames - before.frames) / seconds
})

/** Cuts the weak line. Resolves with the milliseconds from its return until sound and picture are back. */
export async function outage({ network, weak }: Scene, seconds: number): Promise<{ sound: number; picture: number }> {
  network.cut(true)
  await wait(seconds * 1000)
  const before = await weak()
  network.cut(false)
  const began = performance.now()
  const back = { sound: Infinity, picture: Infinity }
  while (performance.now() - began < PATIENCE && !(back.sound < Infinity && back.picture < Infinity)) {
    await wait(LOOK)
    const { audioPackets, frames } = await weak()
    const passed = performance.now() - began
    if (audioPackets > before.audioPackets) back.sound = Math.min(back.sound, passed)
    if (frames > before.frames) back.picture = Math.min(back.picture, passed)
  }
  return back
}
