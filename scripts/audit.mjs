import { readAdvisories } from './lib/advisories.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { run } from './lib/run.mjs'

/** Asks the registry for known faults of what is shipped; grave ones end it with 1. A registry that knows of none stops nobody. */
await runMain(async () => {
  const { output } = await run('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'])
  const found = readAdvisories(output)
  if (!found.answered) console.log('✓ audit: this registry tells nothing about known faults')
  else if (found.grave > 0)
    throw new Failure(`✗ audit: ${found.grave} grave known faults; npm audit names them`, output)
  else console.log(`✓ audit: no grave known faults, ${found.others} others`)
})
