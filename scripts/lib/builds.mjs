import { Failure } from './failure.mjs'
import { forget, hashOf, isFresh, stamp } from './fresh.mjs'
import { step } from './progress.mjs'
import { runNode } from './run.mjs'
import { withoutPainting } from './terminal.mjs'

/**
 * What is built, from what, and how.
 * @typedef {object} Build
 * @property {string} label
 * @property {string[]} inputs files and folders whose change makes it stale
 * @property {string} output the file that is there when it is built
 * @property {string[]} command for Node
 */

const tools = ['package.json', 'package-lock.json', 'tsconfig.base.json']
const app = [...tools, 'protocol', 'src', 'config', 'babel.config.js', 'project.config.json', 'scripts/build-app.mjs']

/** @satisfies {Record<string, Build>} */
export const builds = {
  server: {
    label: 'Building the server',
    inputs: [...tools, 'protocol', 'server', 'scripts/build-server.mjs'],
    output: 'dist/server/main.mjs',
    command: ['scripts/build-server.mjs']
  },
  h5: {
    label: 'Building the web app',
    inputs: app,
    output: 'dist/h5/index.html',
    command: ['scripts/build-app.mjs', 'h5']
  },
  weapp: {
    label: 'Building the mini-program',
    inputs: app,
    output: 'dist/weapp/app.json',
    command: ['scripts/build-app.mjs', 'weapp']
  },
  sdk: {
    label: 'Building the SDK package',
    inputs: [...tools, 'protocol', 'src/services/emedia', 'scripts/build-sdk.mjs', 'scripts/lib/sdk'],
    output: 'dist/sdk/emedia_for_miniProgram.js',
    command: ['scripts/build-sdk.mjs']
  }
}

/** @typedef {keyof typeof builds} Target */

/** The builds that were asked for so far. */
let queue = Promise.resolve()

/**
 * Builds a target if it is stale. Says so and shows progress only then. Whoever asks meanwhile waits: some builds write
 * into the same caches.
 * @param {Target} target
 * @returns {Promise<void>}
 * @throws {Failure} with the compiler's words
 */
export function ensureBuilt(target) {
  const built = queue.then(() => buildIfStale(target))
  queue = built.catch(() => undefined)
  return built
}

/** @param {Target} target */
async function buildIfStale(target) {
  const { label, inputs, output, command } = builds[target]
  if (isFresh(target, inputs, output)) return
  const hash = hashOf(inputs)
  forget(target)
  const outcome = await step(
    label,
    () => runNode(command),
    ({ code }) => code === 0
  )
  if (outcome.code !== 0)
    throw new Failure(`${label} failed; the compiler's words are above.`, withoutPainting(outcome.output))
  stamp(target, hash)
}
