import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { builds } from './lib/builds.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { root } from './lib/files.mjs'
import { forget, hashOf, stamp } from './lib/fresh.mjs'
import { entries, serverOptions } from './lib/server-options.mjs'

/** Bundles each process of the server into one ES module under dist/server. */
await runMain(async () => {
  const hash = hashOf(builds.server.inputs)
  forget('server')
  const there = Object.entries(entries).filter(([, file]) => existsSync(join(root, file)))
  const missing = Object.values(entries).filter((file) => !existsSync(join(root, file)))
  try {
    await build({ ...serverOptions, entryPoints: Object.fromEntries(there) })
  } catch {
    throw new Failure('The server could not be built; the reasons are above.')
  }
  if (missing.length > 0) throw new Failure(`The server is not whole without ${missing.join(', ')}.`)
  stamp('server', hash)
})
