/** @typedef {import('./read.mjs').Source} Source */

/** A name without its ending, and without the platform or `index` that the compiler adds by itself. */
const bare = (/** @type {string} */ path) =>
  path.replace(/(\.(weapp|h5))?(\.d)?\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '')

/**
 * Which files each file needs when it runs. Types are left out: they vanish, so a circle of them does no harm.
 * @param {Source[]} sources
 * @returns {Map<string, string[]>}
 */
function graphOf(sources) {
  /** @type {Map<string, string[]>} */
  const byName = new Map()
  for (const { path } of sources) byName.set(bare(path), [...(byName.get(bare(path)) ?? []), path])
  return new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ local, typeOnly }) => local && !typeOnly).flatMap(({ to }) => byName.get(bare(to)) ?? [])
    ])
  )
}

/**
 * Finds files that import each other in a circle, each circle once, by a depth-first walk.
 * @param {Source[]} sources
 * @returns {string[]} one sentence for each circle
 */
export function circles(sources) {
  const graph = graphOf(sources)
  /** @type {Set<string>} */
  const finished = new Set()
  /** @type {string[]} */
  const way = []
  /** @type {string[]} */
  const found = []
  /** @param {string} path */
  const walk = (path) => {
    if (finished.has(path)) return
    const start = way.indexOf(path)
    if (start >= 0) {
      found.push(`circle: ${[...way.slice(start), path].join(' → ')}`)
      return
    }
    way.push(path)
    for (const next of graph.get(path) ?? []) walk(next)
    way.pop()
    finished.add(path)
  }
  for (const path of graph.keys()) walk(path)
  return found
}
