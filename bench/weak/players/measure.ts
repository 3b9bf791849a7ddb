import { setTimeout as wait } from 'node:timers/promises'
import type { Line } from './line'
import type { Played, Player } from './player'
import type { PlayersScene } from './scene'

/** Seconds that a line is left to itself before it is measured. */
const SETTLE = 8
/** Milliseconds between looks. */
const LOOK = 50
/** Seconds for which sound and picture are waited for after an outage. */
const PATIENCE = 60

const round = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** One line, both players at the same time. */
export async function experienceOf(scene: PlayersScene, seconds: number): Promise<Record<string, unknown>> {
  const { weak, other, held } = scene
  const timesBefore = held.times
  await wait(SETTLE * 1000)
  const before = [weak.so(), other.so()] as const
  const late = watchDelay(scene)
  await wait(seconds * 1000)
  const most = late()
  return {
    ...between('weak', before[0], weak.so(), seconds),
    'sound late by s': round(most / 1000),
    'pictures paused': held.isHeld || held.times > timesBefore,
    'cut off': weak.so().returns - before[0].returns,
    ...between('other', before[1], other.so(), seconds)
  }
}

const between = (whose: string, before: Played, after: Played, seconds: number): Record<string, number> => ({
  [`${whose}, gaps %`]: round((100 * (after.gaps - before.gaps)) / Math.max(1, after.played - before.played), 2),
  [`${whose}, pictures/s`]: round((after.pictures - before.pictures) / seconds)
})

/** By how much the weak player's newest sound is older than the other's. Ends when it is called: the longest, ms. */
function watchDelay({ weak, other }: PlayersScene): () => number {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, (other.newest ?? 0) - (weak.newest ?? 0))
  }, LOOK)
  return () => {
    clearInterval(timer)
    return most
  }
}

/** Cuts the line. Milliseconds from its return until the weak player hears and sees what is new. */
export async function outageOf(scene: PlayersScene, line: Line, seconds: number): Promise<Record<string, unknown>> {
  const { weak, other } = scene
  line.cut()
  await wait(seconds * 1000)
  line.good()
  const [began, before] = [performance.now(), weak.so()]
  const pictures = (player: Player): number => player.so().pictures
  const back = { sound: Infinity, picture: Infinity }
  while (performance.now() - began < PATIENCE * 1000 && Math.max(back.sound, back.picture) === Infinity) {
    await wait(LOOK)
    const passed = performance.now() - began
    const isNow = (other.newest ?? 0) - (weak.newest ?? 0) < 1000
    if (isNow) back.sound = Math.min(back.sound, passed)
    if (isNow && pictures(weak) > before.pictures) back.picture = Math.min(back.picture, passed)
  }
  return {
    outage: `${seconds} s`,
    'sound back ms': round(back.sound, 0),
    'picture back ms': round(back.picture, 0),
    'cut off': weak.so().returns - before.returns
  }
}
