import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../files.mjs'
import { runNode, runNpm } from '../run.mjs'

/** Where tools that came from npm live, apart from the project's own packages. */
const home = join(root, '.cache', 'tools')
const modules = join(home, 'node_modules')
const machine = `${process.platform}-${process.arch}`

/** The last versions that run on Node 20 and hold the program itself, without an install script. */
const CHROMIUM = '147.0.0'
/** @type {Partial<Record<string, string>>} */
const FFMPEG = { 'linux-x64': '4.1.0', 'linux-arm64': '4.1.4', 'darwin-x64': '4.1.0', 'darwin-arm64': '4.1.5' }
/** @type {Partial<Record<string, string>>} */
const FFPROBE = { 'linux-x64': '5.2.0', 'linux-arm64': '5.2.0', 'darwin-x64': '5.1.0', 'darwin-arm64': '5.0.1' }

/** @param {string} wanted package and version */
async function npmInstall(wanted) {
  mkdirSync(home, { recursive: true })
  const manifest = join(home, 'package.json')
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n')
  const flags = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress']
  return (await runNpm(['install', ...flags, wanted], { cwd: home })).code === 0
}

/**
 * Installs a package that holds one program, and makes that executable.
 * @param {'ffmpeg' | 'ffprobe'} name
 * @param {Partial<Record<string, string>>} versions by machine
 * @returns {Promise<string | undefined>} the program's path
 */
async function fetchProgram(name, versions) {
  const version = versions[machine]
  if (version === undefined) return undefined
  const scope = `@${name}-installer/${machine}`
  const program = join(modules, ...scope.split('/'), name)
  if (!existsSync(program) && !(await npmInstall(`${scope}@${version}`))) return undefined
  chmodSync(program, 0o755)
  return program
}

/**
 * Unpacks the package's browser below its own temporary folder, and prints where. The variable makes it unpack the
 * system libraries too that a bare machine lacks.
 */
const UNPACK = `import chromium from '@sparticuz/chromium'
console.log(await chromium.executablePath())`

/** A headless shell has no way to grant devices; this answers for it. The last such flag on its command line counts. */
const ALLOW_DEVICES = '--use-fake-ui-for-media-stream'

/** @returns {Promise<string | undefined>} a script that starts the browser with its own libraries */
async function fetchChromium() {
  if (machine !== 'linux-x64') return undefined
  const place = join(home, `chromium-${CHROMIUM}`)
  const starter = join(place, 'start.sh')
  if (existsSync(starter)) return starter
  if (!(await npmInstall(`@sparticuz/chromium@${CHROMIUM}`))) return undefined
  mkdirSync(place, { recursive: true })
  const env = { TMPDIR: place, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
  const { code, output } = await runNode(['--input-type=module', '--eval', UNPACK], { cwd: home, env })
  const browser = output.trim().split('\n').at(-1)
  if (code !== 0 || browser === undefined || !existsSync(browser)) return undefined
  const libraries = `${join(place, 'al2023', 'lib')}:$LD_LIBRARY_PATH`
  writeFileSync(starter, `#!/bin/sh\nLD_LIBRARY_PATH="${libraries}" exec "${browser}" ${ALLOW_DEVICES} "$@"\n`)
  chmodSync(starter, 0o755)
  return starter
}

/**
 * Gets a tool from npm where its package has this machine's program.
 * @type {Record<keyof typeof import('./find.mjs').tools, () => Promise<string | undefined>>}
 */
export const fetchTool = {
  chromium: fetchChromium,
  ffmpeg: () => fetchProgram('ffmpeg', FFMPEG),
  ffprobe: () => fetchProgram('ffprobe', FFPROBE)
}
