import { format } from 'node:util'

export interface LogLine {
  readonly level: string
  readonly text: string
}

const LEVELS = ['log', 'info', 'warn', 'error', 'debug', 'trace']
const SILENT = ['group', 'groupCollapsed', 'groupEnd', 'time', 'timeEnd', 'table', 'count', 'assert']

/** The console of the logic layer: keeps what is said for the test to read. */
export function makeConsole(lines: LogLine[]): Record<string, (...parts: unknown[]) => void> {
  const speak = LEVELS.map((level) => [
    level,
    (...parts: unknown[]) => void lines.push({ level, text: format(...parts) })
  ])
  return Object.fromEntries([...speak, ...SILENT.map((name) => [name, () => {}])]) as ReturnType<typeof makeConsole>
}
