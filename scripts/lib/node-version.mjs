/** The oldest Node that the project runs on; the same as `engines` in package.json. */
export const OLDEST_NODE = 20

/**
 * @param {string} version as `process.versions.node` has it
 * @returns {string | undefined} what to do when it is too old
 */
export function refuseNode(version) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return undefined
  return `emeet needs Node ${OLDEST_NODE} or newer; this is ${version}. Get one from https://nodejs.org/ or with "nvm install ${OLDEST_NODE}".`
}
