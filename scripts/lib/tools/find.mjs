import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from '../run.mjs'

/**
 * A program that tests need: where it may be, and how it shows that it runs.
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} variable the environment variable that names it, for us and for the tests
 * @property {string[]} commands what it is called on PATH
 * @property {string[]} places where it is otherwise
 * @property {string[]} proof arguments with which it ends at once and well
 */

const windows = process.platform === 'win32'
const programs = windows ? (process.env.PROGRAMFILES ?? 'C:\\Program Files') : '/Applications'

/** @satisfies {Record<string, Tool>} */
export const tools = {
  chromium: {
    name: 'Chromium',
    variable: 'EMEET_CHROMIUM',
    // A shell without windows of its own takes half the processor, and a screen is nowhere needed.
    commands: [
      ...['chromium-headless-shell', 'chrome-headless-shell'],
      ...['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
    ],
    places: windows
      ? [join(programs, 'Google', 'Chrome', 'Application', 'chrome.exe')]
      : [
          join(programs, 'Google Chrome.app', 'Contents', 'MacOS', 'Google Chrome'),
          join(programs, 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
          '/usr/lib/chromium/chromium',
          '/snap/bin/chromium'
        ],
    proof: ['--version']
  },
  ffmpeg: {
    name: 'ffmpeg',
    variable: 'EMEET_FFMPEG',
    commands: ['ffmpeg'],
    places: ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg', '/opt/homebrew/bin/ffmpeg'],
    proof: ['-version']
  },
  ffprobe: {
    name: 'ffprobe',
    variable: 'EMEET_FFPROBE',
    commands: ['ffprobe'],
    places: ['/usr/bin/ffprobe', '/usr/local/bin/ffprobe', '/opt/homebrew/bin/ffprobe'],
    proof: ['-version']
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Where a tool may be, best first: the one that the environment names, PATH, well-known places.
 * @param {Tool} tool
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} files that exist and may be run
 */
export function candidates(tool, env) {
  const named = env[tool.variable]
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const suffix = windows ? '.exe' : ''
  const onPath = tool.commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix)))
  return [...(named === undefined || named === '' ? [] : [named]), ...onPath, ...tool.places].filter(isExecutable)
}

/**
 * Whether it starts at all; a wrapper of a package that was never installed is found too, but does not.
 * @param {string} path
 * @param {Tool} tool
 */
export async function works(path, tool) {
  // Chrome on Windows opens a window instead of telling its version.
  if (windows && tool.variable === 'EMEET_CHROMIUM') return true
  return (await run(path, tool.proof)).code === 0
}

/**
 * @param {Tool} tool
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string | undefined>} a path that works
 */
export async function find(tool, env = process.env) {
  for (const path of candidates(tool, env)) {
    if (await works(path, tool)) return path
  }
  return undefined
}
