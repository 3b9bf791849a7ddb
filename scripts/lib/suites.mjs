/**
 * The parts of `npm test`.
 *
 * @typedef {object} Check a command that holds or does not
 * @property {'check'} kind
 * @property {string} name
 * @property {string[][]} commands for Node, one after the other
 *
 * @typedef {object} BuildPart
 * @property {'build'} kind
 * @property {string} name
 * @property {import('./builds.mjs').Target} target
 *
 * @typedef {object} Suite tests that jest runs
 * @property {'suite'} kind
 * @property {string} name
 * @property {string[]} projects of jest.config.js
 * @property {import('./builds.mjs').Target[]} builds what must be built before
 * @property {import('./tools.mjs').ToolName[]} tools
 * @property {boolean} alone whether its files run one after the other
 *
 * @typedef {Check | BuildPart | Suite} Part
 */

/** @type {(name: string, ...commands: string[][]) => Check} */
const check = (name, ...commands) => ({ kind: 'check', name, commands })

/** @type {(target: import('./builds.mjs').Target) => BuildPart} */
const build = (target) => ({ kind: 'build', name: `build:${target}`, target })

/** @type {(name: string, needs?: Partial<Pick<Suite, 'projects' | 'builds' | 'tools' | 'alone'>>) => Suite} */
const suite = (name, { projects = [name], builds = [], tools = [], alone = false } = {}) => ({
  kind: 'suite',
  name,
  projects,
  builds,
  tools,
  alone
})

/** TypeScript's native compiler, some five times as fast as the one in JavaScript, which the linter still needs. */
const tsc = 'node_modules/typescript-native/bin/tsc'

const media = /** @type {const} */ (['ffmpeg', 'ffprobe'])
const page = /** @type {const} */ (['chromium', ...media])

const builds = [build('server'), build('h5'), build('weapp'), build('sdk')]

const checks = [
  check(
    'types',
    [tsc, '-p', 'protocol'],
    [tsc, '-p', 'server'],
    [tsc, '-p', 'src'],
    [tsc, '-p', 'src/pwa'],
    [tsc, '-p', '.']
  ),
  check('lint', ['node_modules/eslint/bin/eslint.js', '.']),
  check('style', ['node_modules/stylelint/bin/stylelint.mjs', 'src/**/*.css']),
  check('imports', ['scripts/check-imports.mjs']),
  check('docs', ['scripts/write-docs.mjs', '--check'])
]

const format = check('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.'])
const unit = suite('unit', { projects: ['unit', 'unit-app'] })
const contract = suite('contract', { tools: [...page] })
const system = suite('system', { builds: ['server', 'h5'], tools: [...media], alone: true })
const compat = suite('compat', { builds: ['server', 'h5', 'weapp', 'sdk'], tools: [...page], alone: true })
const weapp = suite('weapp', { builds: ['server', 'weapp'], tools: [...media], alone: true })
const e2e = suite('e2e', { builds: ['server', 'h5', 'weapp'], tools: [...page], alone: true })

/**
 * Stage after stage; in each, lane beside lane, of about the same length: two fill the two cores that are the least machines
 * have, and a third one would slow all of them, one of low priority too. Builds share a lane, since some write into the same caches.
 * @type {Part[][][]}
 */
export const stages = [
  [[...builds, format], checks],
  [[contract, compat], [system]],
  [[e2e], [weapp, unit]]
]

export const parts = stages.flat(2)

/**
 * The parts that were asked for.
 * @param {string[]} names none means all
 * @returns {{ isChosen: (part: Part) => boolean, unknown: string[] }}
 */
export function choose(names) {
  const unknown = names.filter((name) => parts.every((part) => part.name !== name))
  return { isChosen: ({ name }) => names.length === 0 || names.includes(name), unknown }
}
