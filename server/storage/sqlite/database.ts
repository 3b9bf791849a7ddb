import Libsql from 'libsql'
import { Refusal } from '../../../protocol/refusal'

type Value = string | number | null

/** How long to wait for another process that has locked the file. */
const BUSY_MS = 5000

/** The rows of a query. Their form is said where the query is. */
export type Query<Row> = (...values: readonly Value[]) => readonly Row[]

/** Something that changes rows; returns how many. */
export type Change = (...values: readonly Value[]) => number

/**
 * An open SQLite file. Statements are prepared once. Commits reach the operating system at once; those within `durably`
 * and `ontoDisk` are on the disk when it returns.
 */
export class Database {
  readonly #file: Libsql.Database
  #isOpen = true

  constructor(path: string) {
    this.#file = new Libsql(path)
    // Before anything else: at a start, too, somebody may be reading the file that the last server has left.
    this.#file.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
  }

  // The form of the rows is the caller's claim, as its columns are; the tables are strict about their types.
  query<Row extends object>(sql: string): Query<Row> {
    const statement = this.#file.prepare<Value[]>(sql)
    const all = (...values: readonly Value[]): unknown => statement.all(...values.map(whole))
    return all as Query<Row>
  }

  change(sql: string): Change {
    const statement = this.#file.prepare(sql)
    return (...values) => written(() => statement.run(...values.map(whole)).changes)
  }

  /** The first column of a pragma's first row. */
  pragma(text: string): unknown {
    const [row] = this.#file.prepare(`PRAGMA ${text}`).raw().all() as unknown[][]
    return row?.[0]
  }

  exec(sql: string): void {
    this.#file.exec(sql)
  }

  /** All that `act` changes, or nothing. */
  atomically<Result>(act: () => Result): Result {
    return written(() => {
      this.#file.exec('BEGIN')
      try {
        const result = act()
        this.#file.exec('COMMIT')
        return result
      } catch (error) {
        // A full disk makes SQLite roll back by itself; doing it again, as the library's own `transaction` does, hides why.
        if (this.#file.inTransaction) this.#file.exec('ROLLBACK')
        throw error
      }
    })
  }

  durably<Result>(act: () => Result): Promise<Result> {
    return new Promise((resolve) => {
      resolve(this.ontoDisk(act))
    })
  }

  /** All that `act` changes is on the disk when it returns. It takes some 2 ms, and the process waits. */
  ontoDisk<Result>(act: () => Result): Result {
    this.#file.exec('PRAGMA synchronous = FULL')
    try {
      return this.atomically(act)
    } finally {
      this.#file.exec('PRAGMA synchronous = NORMAL')
    }
  }

  /** After this all lies in one file: the library itself lets go of the others only when statements are collected. */
  tidy(): void {
    if (this.#isOpen) this.pragma('wal_checkpoint(TRUNCATE)')
  }

  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#file.close()
  }
}

/** Whether another process has locked the file for longer than we wait. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Libsql.SqliteError && /^SQLITE_BUSY/.test(error.code)

/** Throws `storage-failed`, with what SQLite says as its cause, when the disk is full or broken. */
function written<Result>(write: () => Result): Result {
  try {
    return write()
  } catch (error) {
    const isOfDisk = error instanceof Libsql.SqliteError && /^SQLITE_(FULL|IOERR|READONLY)/.test(error.code)
    if (isOfDisk) throw new Refusal('storage-failed', '', { cause: error })
    throw error
  }
}

/** The library reads texts up to their first NUL only: what came back would be another name than what was kept. */
export function whole(value: Value): Value {
  if (typeof value === 'string' && value.includes('\0')) throw new Error('A text with NUL in it cannot be kept.')
  return value
}
