import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { processorSeconds, residentKilobytes } from '../../signal/process-cost'

/** One process of the server, as it is at a moment. */
export interface Count {
  readonly name: string
  readonly pid: number
  readonly megabytes: number
  /** Open files, sockets, pipes. */
  readonly handles: number
  readonly processorSeconds: number
}

/** The server and all its children. */
export function countProcesses(pid: number): readonly Count[] {
  const [, entry = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  const count = {
    name: basename(entry),
    pid,
    megabytes: Math.round(residentKilobytes(pid) / 1024),
    handles: readdirSync(`/proc/${pid}/fd`).length,
    processorSeconds: processorSeconds(pid)
  }
  return [count, ...childrenOf(pid).flatMap(countProcesses)]
}

/** pgrep ends with 1 when there are none. */
function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)
  } catch {
    return []
  }
}
