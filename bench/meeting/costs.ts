import { readdirSync, readFileSync } from 'node:fs'
import { processorSeconds, residentKilobytes } from '../signal/process-cost'

interface Sample {
  readonly at: number
  readonly cores: number
  readonly megabytes: number
}

/** Parents of all processes of this machine. */
function parents(): ReadonlyMap<number, number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return new Map(pids.flatMap((pid) => parentOf(Number(pid))))
}

function parentOf(pid: number): [number, number][] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '')
    return [[pid, Number(fields.split(' ')[1])]]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

/** A process and all that it has started. */
function family(root: number, known: ReadonlyMap<number, number>): number[] {
  const children = [...known].filter(([, parent]) => parent === root).map(([pid]) => pid)
  return [root, ...children.flatMap((child) => family(child, known))]
}

/** What the server and its children cost, minute by minute. */
export class Costs {
  private readonly samples: Sample[] = []
  private readonly used = new Map<number, number>()
  private takenAt = performance.now()

  /** @param server the id of its process, while it runs */
  constructor(private readonly server: () => number | undefined) {
    this.take()
    this.samples.length = 0
  }

  /** Measures since the last time, and says it in a few words. */
  take(): string {
    const root = this.server()
    const pids = root === undefined ? [] : family(root, parents())
    const now = performance.now()
    const seconds = pids.map((pid) => processorSeconds(pid) - (this.used.get(pid) ?? 0))
    for (const pid of pids) this.used.set(pid, processorSeconds(pid))
    const sample = {
      at: now / 60_000,
      cores: sum(seconds) / ((now - this.takenAt) / 1000),
      megabytes: sum(pids.map(residentKilobytes)) / 1024
    }
    this.takenAt = now
    this.samples.push(sample)
    return `${(sample.cores * 100).toFixed(1)} % of a core, ${sample.megabytes.toFixed(0)} MB`
  }

  /** The first minute, in which everything is made, does not count for how memory grows. */
  results() {
    const later = this.samples.slice(1)
    return [
      {
        'cores, mean': (sum(this.samples.map(({ cores }) => cores)) / this.samples.length).toFixed(3),
        'MB at first': this.samples[0]?.megabytes.toFixed(0),
        'MB at last': this.samples.at(-1)?.megabytes.toFixed(0),
        'MB a minute, after the first': slope(later).toFixed(2)
      }
    ]
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Of the straight line that fits best. */
function slope(samples: readonly Sample[]): number {
  const [x, y] = [samples.map(({ at }) => at), samples.map(({ megabytes }) => megabytes)]
  const [middleX, middleY] = [sum(x) / x.length, sum(y) / y.length]
  const above = sum(samples.map(({ at, megabytes }) => (at - middleX) * (megabytes - middleY)))
  return above / sum(x.map((value) => (value - middleX) ** 2))
}
