import type { Phase } from './phase'
import type { Seen } from './seen'

type Cell = readonly [name: string, value: unknown]

const PROCESSES = ['main', 'media', 'codec']

const percent = (cores: number, digits = 1): string => (cores * 100).toFixed(digits)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const all = ({ costs }: Phase): number => sum([...costs.values()].map(({ cores }) => cores))

/** What the server takes. @param before the phase without the viewers that came last @param added how many these are */
export function costRow(viewers: string, phase: Phase, before?: Phase, added = 0): Record<string, unknown> {
  const shares: Cell[] = PROCESSES.map((name) => [
    `${name}, % of a core`,
    percent(phase.costs.get(`${name}.mjs`)?.cores ?? 0)
  ])
  const sizes: Cell[] = PROCESSES.map((name) => [`${name}, MB`, phase.costs.get(`${name}.mjs`)?.megabytes])
  const each = before === undefined || added === 0 ? '–' : percent((all(phase) - all(before)) / added, 3)
  return Object.fromEntries([['viewers', viewers], ...shares, ['% a viewer more', each], ...sizes])
}

/** What each audience got of what was sent. */
export function lossRows({ seconds, audiences }: Phase): readonly Record<string, unknown>[] {
  return audiences.map(({ way, seen }) => {
    const total = (part: (one: Seen) => number): number => sum(seen.map(part))
    const [units, missing] = [total(({ units }) => units), total(({ missing }) => missing)]
    const pictures = seen.map((one) => one.pictures / seconds)
    return {
      way,
      viewers: seen.length,
      'Mbit/s each': ((total(({ bytes }) => bytes) * 8) / seconds / seen.length / 1e6).toFixed(2),
      'pictures/s': (sum(pictures) / seen.length).toFixed(2),
      'of the worst': Math.min(...pictures).toFixed(2),
      sent: units + missing,
      lost: missing,
      'lost %': ((100 * missing) / Math.max(1, units + missing)).toFixed(3),
      'pictures paused for': seen.filter(({ isHeld }) => isHeld).length,
      'cut off': seen.filter(({ isCut }) => isCut).length
    }
  })
}
