import { build } from 'esbuild'
import { builds } from './lib/builds.mjs'
import { runMain } from './lib/failure.mjs'
import { hashOf, stamp } from './lib/fresh.mjs'
import { serverOptions } from './lib/server-options.mjs'

/** Bundles each process of the server into one ES module under dist/server. */
await runMain(async () => {
  const hash = hashOf(builds.server.inputs)
  await build(serverOptions)
  stamp('server', hash)
})
