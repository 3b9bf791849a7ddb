/**
 * Loaded into a server before its own code: does to it from inside what a test orders by a file and SIGUSR2. The file is
 * removed when that is done.
 *
 * `killAt 7`: dies at the seventh moment from now on that is just before or just after a write to the store or to a socket.
 * `store full`: SQLite itself says that there is no page left; `store free` ends that.
 */
import { readFileSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import Database from 'libsql'

const orders = process.env.FAULT_ORDERS ?? ''
const PAGES_MAX = 1_073_741_823
/** @type {Set<Database.Database>} */
const stores = new Set()
let left = Infinity

function reach() {
  left -= 1
  if (left <= 0) process.kill(process.pid, 'SIGKILL')
}

/**
 * @param {object} owner
 * @param {string} method
 */
function aroundEach(owner, method) {
  /** @type {unknown} */
  const act = Reflect.get(owner, method)
  if (typeof act !== 'function') throw new Error(`There is no ${method} any more.`)
  Reflect.set(
    owner,
    method,
    /** @this {unknown} */ function (/** @type {unknown[]} */ ...values) {
      reach()
      /** @type {unknown} */
      const result = Reflect.apply(act, this, values)
      reach()
      return result
    }
  )
}

const { prepare } = Database.prototype
Reflect.set(
  Database.prototype,
  'prepare',
  /** @this {Database.Database} */ function (/** @type {string} */ sql) {
    stores.add(this)
    const statement = prepare.call(this, sql)
    aroundEach(statement, 'run')
    return statement
  }
)
aroundEach(Database.prototype, 'exec')
aroundEach(Socket.prototype, '_writeGeneric')

process.on('SIGUSR2', () => {
  const [what = '', value = ''] = readFileSync(orders, 'utf8').split(' ')
  if (what === 'killAt') left = Number(value)
  else for (const each of stores) each.exec(`PRAGMA max_page_count = ${value === 'full' ? pagesOf(each) : PAGES_MAX}`)
  rmSync(orders)
})

/** @param {Database.Database} database */
const pagesOf = (database) => Number(database.prepare('PRAGMA page_count').raw().all().join())
