import { Failure } from './failure.mjs'
import { step } from './progress.mjs'
import { fetchTool } from './tools/fetch.mjs'
import { find, tools, works } from './tools/find.mjs'

/** @typedef {keyof typeof tools} ToolName */

/** @param {ToolName} name */
async function obtain(name) {
  const tool = tools[name]
  const found = await find(tool)
  if (found !== undefined) return found
  const fetched = await step(`Getting ${tool.name} from npm`, fetchTool[name], (path) => path !== undefined)
  if (fetched !== undefined && (await works(fetched, tool))) return fetched
  const debian = name === 'chromium' ? 'chromium' : 'ffmpeg'
  throw new Failure(
    `${tool.name} is needed and neither found nor to be had from npm for this machine. ` +
      `Install it (Debian: apt-get install ${debian}; macOS: brew install ${debian}) or set ${tool.variable} to its path.`
  )
}

/**
 * Finds or gets programs that tests need.
 * @param {ToolName[]} names
 * @returns {Promise<Record<string, string>>} the environment variables that tell tests where they are
 * @throws {Failure} naming the one that cannot be had and how to get it
 */
export async function obtainTools(names) {
  /** @type {Record<string, string>} */
  const env = {}
  for (const name of names) env[tools[name].variable] = await obtain(name)
  return env
}
