import { parseArgs } from 'node:util'
import { Failure, runMain } from './lib/failure.mjs'
import { install } from './lib/install.mjs'
import { refuseNode } from './lib/node-version.mjs'
import { perform } from './lib/perform.mjs'
import { runAgain } from './lib/again.mjs'
import { sum, summary } from './lib/report.mjs'
import { choose, parts, stages } from './lib/suites.mjs'

/** @returns {string[]} the names after `--only`, separated by commas */
function wanted() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  return (values.only ?? '').split(',').filter((name) => name !== '')
}

/**
 * One after the other.
 * @param {import('./lib/suites.mjs').Part[]} parts
 */
async function performAll(parts) {
  /** @type {import('./lib/report.mjs').Result[]} */
  const results = []
  for (const part of parts) results.push(await perform(part))
  return results
}

/**
 * `npm test [-- --only unit,system]`: sets a fresh machine up, does every check and suite, and ends with the line
 * `N passed, N failed`.
 */
await runMain(async () => {
  const tooOld = refuseNode(process.versions.node)
  if (tooOld !== undefined) throw new Failure(tooOld)
  const { isChosen, unknown } = choose(wanted())
  if (unknown.length > 0) {
    const known = parts.map((part) => part.name).join(', ')
    throw new Failure(`There is no part called ${unknown.join(', ')}. There are: ${known}.`)
  }
  await install()
  /** @type {import('./lib/report.mjs').Result[]} */
  const results = []
  for (const lanes of stages) {
    const beside = await Promise.all(lanes.map((lane) => performAll(lane.filter(isChosen))))
    results.push(...beside.flat())
  }
  const judged = await runAgain(results)
  console.log(`\n${summary(judged)}`)
  const { passed, failed } = sum(judged)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
})
