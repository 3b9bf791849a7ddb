import { builds } from './lib/builds.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { forget, hashOf, stamp } from './lib/fresh.mjs'
import { writeBundles } from './lib/sdk/bundles.mjs'
import { writePackage } from './lib/sdk/package.mjs'
import { writeTypes } from './lib/sdk/types.mjs'

/** Makes dist/sdk: the SDK without any dependency, its types, and what makes a package of them. */
await runMain(async () => {
  const hash = hashOf(builds.sdk.inputs)
  forget('sdk')
  const types = writeTypes()
  try {
    await writeBundles()
  } catch (error) {
    throw new Failure('The SDK could not be built; the reasons are above.', String(error))
  }
  const refused = await types
  if (refused !== '') throw new Failure('The types of the SDK could not be rolled up.', refused)
  writePackage()
  stamp('sdk', hash)
})
