import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorTable } from './lib/docs/errors.mjs'
import { withSection } from './lib/docs/sections.mjs'
import { Failure, runMain } from './lib/failure.mjs'
import { root } from './lib/files.mjs'

const document = 'docs/integrate.md'

/** Writes what documents take from the source; with `--check`, only says whether they are current. */
await runMain(async () => {
  const path = join(root, document)
  const before = readFileSync(path, 'utf8')
  const after = withSection(before, 'errors', await errorTable())
  if (before === after) return
  if (process.argv.includes('--check')) throw new Failure(`${document} is out of date; \`npm run docs\` writes it.`)
  writeFileSync(path, after)
})
