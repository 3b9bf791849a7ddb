/**
 * Judges imports by the table of rooms.
 *
 * @typedef {import('./rooms.mjs').Room} Room
 * @typedef {import('./read.mjs').Source} Source
 * @typedef {import('./read.mjs').Import} Import
 */

/** No file is longer than this. */
export const MAX_LINES = 400

/** @type {(path: string, room: string) => boolean} */
const isIn = (path, room) => path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}.`)

/**
 * The room of a path: the longest one that it is in.
 * @param {string} path
 * @param {Room[]} rooms
 */
export function roomOf(path, rooms) {
  return rooms.filter((room) => isIn(path, room.path)).sort((a, b) => b.path.length - a.path.length)[0]
}

/** @type {(name: string, pattern: string) => boolean} */
const matches = (name, pattern) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern || name.startsWith(`${pattern}/`)

/**
 * @param {Import} wanted
 * @param {Room} from
 * @param {Room[]} rooms
 * @returns {string | undefined} what is wrong with it
 */
function judge(wanted, from, rooms) {
  if (!wanted.local) {
    const allowed = from.packages.some((pattern) => matches(wanted.to, pattern))
    return allowed ? undefined : `${from.path} may not use the package ${wanted.to}`
  }
  const to = roomOf(wanted.to, rooms)
  if (to === undefined) return `${from.path} may not import from ${wanted.to}, which is no room of the house`
  if (to === from || from.uses.includes(to.path)) return undefined
  if (from.types.includes(to.path)) {
    return wanted.typeOnly ? undefined : `${from.path} may import only types from ${to.path}`
  }
  return `${from.path} may not import from ${to.path}`
}

/**
 * @param {Source[]} sources
 * @param {Room[]} rooms
 * @returns {string[]} one sentence for each broken arrow
 */
export function brokenArrows(sources, rooms) {
  return sources.flatMap((source) => {
    const from = roomOf(source.path, rooms)
    if (from === undefined) return []
    return source.imports.flatMap((wanted) => {
      const wrong = judge(wanted, from, rooms)
      return wrong === undefined ? [] : [`${source.path}:${wanted.line} ${wrong}`]
    })
  })
}

/**
 * @param {Source[]} sources
 * @returns {string[]}
 */
export function longFiles(sources) {
  return sources
    .filter((source) => source.lines > MAX_LINES)
    .map((source) => `${source.path} has ${source.lines} lines; ${MAX_LINES} is the most`)
}
