import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { root } from './files.mjs'

/**
 * How a command ended.
 * @typedef {{ code: number, output: string }} Outcome
 *
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] added to ours
 * @property {string} [log] a file that receives the output as well, at once
 * @property {string} [cwd] the checkout's top folder if left out
 */

/**
 * Runs a command to its end and keeps what it printed. A command that cannot be started or was killed has code 1.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { env = {}, log, cwd = root } = {}) {
  if (log !== undefined) mkdirSync(dirname(log), { recursive: true })
  const file = log === undefined ? undefined : createWriteStream(log)
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const pieces = []
    /** @param {Buffer} piece */
    const keep = (piece) => {
      pieces.push(piece)
      file?.write(piece)
    }
    /** @param {number} code */
    const end = (code) => {
      file?.end()
      resolve({ code, output: Buffer.concat(pieces).toString('utf8') })
    }
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => {
      keep(Buffer.from(`${command}: ${error.message}\n`))
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

/**
 * Runs a script with the Node that runs us.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export const runNode = (args, options) => run(process.execPath, args, options)

/**
 * Runs a script with the Node that runs us, on our terminal.
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runShown(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs npm. On Windows npm is a batch file, which only a shell can start.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const entry = process.env.npm_execpath
  if (entry !== undefined && /npm-cli\.c?js$/.test(entry)) return runNode([entry, ...args], options)
  return process.platform === 'win32' ? run('cmd.exe', ['/c', 'npm', ...args], options) : run('npm', args, options)
}
