import { join } from 'node:path'
import { filesUnder, root } from './lib/files.mjs'
import { brokenArrows, longFiles } from './lib/imports/check.mjs'
import { circles } from './lib/imports/circles.mjs'
import { readSources } from './lib/imports/read.mjs'
import { rooms } from './lib/imports/rooms.mjs'

/** Holds the arrows of the architecture: prints every import that breaks one and ends with 1 when there is any. */
const folders = ['protocol', 'src', 'server', 'scripts', 'config', 'bench', '__tests__']
const paths = folders.flatMap((folder) => filesUnder(join(root, folder))).filter((path) => /\.[cm]?[jt]sx?$/.test(path))
const sources = readSources(root, paths)

const wrong = [...brokenArrows(sources, rooms), ...circles(sources), ...longFiles(sources)]
for (const sentence of wrong) console.error(sentence)
console.log(`${sources.length} files, ${wrong.length} broken rules`)
process.exitCode = wrong.length > 0 || sources.length === 0 ? 1 : 0
