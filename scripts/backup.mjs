import { join } from 'node:path'
import { ensureBuilt } from './lib/builds.mjs'
import { runMain } from './lib/failure.mjs'
import { root } from './lib/files.mjs'
import { runShown } from './lib/run.mjs'

/** `npm run backup -- <folder>`: copies what the server keeps, while it runs or not. */
await runMain(async () => {
  await ensureBuilt('server')
  process.exitCode = await runShown([join(root, 'dist/server/backup.mjs'), ...process.argv.slice(2)])
})
