import { brokenArrows, longFiles, MAX_LINES, roomOf } from '../../../scripts/lib/imports/check.mjs'
import { circles } from '../../../scripts/lib/imports/circles.mjs'
import { readSource } from '../../../scripts/lib/imports/read.mjs'
import { rooms } from '../../../scripts/lib/imports/rooms.mjs'

const broken = (path: string, text: string) => brokenArrows([readSource(path, text)], rooms)

const forbidden: [path: string, text: string, says: string][] = [
  ['protocol/ops.ts', "import { readFile } from 'node:fs'", 'protocol may not use the package node:fs'],
  ['protocol/ops.ts', "import { mgr } from '../src/services/emedia/mgr'", 'may not import from src/services/emedia'],
  ['src/services/emedia/mgr.ts', "import { useStore } from 'zustand'", 'may not use the package zustand'],
  ['src/services/emedia/mgr.ts', "import '../../../server/config'", 'may not import from server/config'],
  ['src/store/room.ts', "import type { ReactNode } from 'react'", 'may not use the package react'],
  ['src/components/Tile.tsx', "import { room } from '../store/room'", 'may not import from src/store'],
  ['src/components/Tile.tsx', "import { mgr } from '../services/emedia'", 'only types from src/services/emedia'],
  ['src/components/Tile.tsx', "export { useJoin } from '../hooks/useJoin'", 'may not import from src/hooks'],
  ['src/hooks/useJoin.ts', "const page = import('../pages/room/index')", 'may not import from src/pages'],
  [
    'server/conference/decide/enter.ts',
    "import { randomUUID } from 'node:crypto'",
    'may not use the package node:crypto'
  ],
  [
    'server/conference/registry.ts',
    "import { Hub } from '../media/embedded/hub/hub'",
    'may not import from server/media'
  ],
  ['server/conference/registry.ts', "import { open } from '../storage/file'", 'only types from server/storage'],
  ['server/conference/registry.ts', "import { send } from '../socket/session'", 'may not import from server/socket'],
  ['server/media/engine.ts', "import { reply } from '../http/reply'", 'may not import from server/http'],
  ['server/main.ts', "import { mgr } from '../src/services/emedia/mgr'", 'may not import from src/services/emedia'],
  ['scripts/lib/install.mjs', "import { build } from 'esbuild'", 'may not use the package esbuild'],
  ['src/app.tsx', "import { fixture } from '../__tests__/support/x'", 'which is no room of the house']
]

test.each(forbidden)('%s: %s is refused', (path, text, says) => {
  expect(broken(path, text)).toEqual([expect.stringContaining(says)])
})

const allowed: [path: string, text: string][] = [
  ['protocol/shapes.ts', "import { Role } from './numbers'"],
  ['src/services/emedia/core/wire.ts', "import { Op } from '../../../../protocol/ops'"],
  ['src/store/room.ts', "import { createStore } from 'zustand/vanilla'"],
  ['src/components/Tile.tsx', "import type { Member } from '../services/emedia'"],
  ['src/components/Tile.tsx', "import { type Member, type Stream } from '../services/emedia'"],
  ['src/pages/room/index.tsx', "import { useRoom } from '../../hooks/useRoom'"],
  ['server/conference/conference.ts', "import { decide } from './decide/decide'"],
  ['server/conference/registry.ts', "import type { MediaEngine } from '../media/engine'"],
  ['server/main.ts', "import { readConfig } from './config'"]
]

test.each(allowed)('%s: %s is allowed', (path, text) => {
  expect(broken(path, text)).toEqual([])
})

test('a broken arrow is told with its file and line', () => {
  const text = "import { a } from './a'\n\nimport fs from 'node:fs'\n"
  expect(broken('protocol/ops.ts', text)).toEqual(['protocol/ops.ts:3 protocol may not use the package node:fs'])
})

test('the room of a path is the innermost one, and a longer name is not inside a shorter', () => {
  expect(roomOf('server/conference/decide/enter.ts', rooms)?.path).toBe('server/conference/decide')
  expect(roomOf('server/conference.ts', rooms)?.path).toBe('server/conference')
  expect(roomOf('server/configuration.ts', rooms)?.path).toBe('server')
  expect(roomOf('docs/use.md', rooms)).toBeUndefined()
})

test('every room that the table speaks of is in the table', () => {
  const names = rooms.map((room) => room.path)
  for (const room of rooms) expect(names).toEqual(expect.arrayContaining([...room.uses, ...room.types]))
})

test('files that need each other in a circle are found once, through index files and platform endings too', () => {
  const sources = [
    readSource('src/platform/index.ts', "import { play } from './media'"),
    readSource('src/platform/media.h5.tsx', "import { tone } from '../platform'"),
    readSource('src/platform/media.weapp.tsx', "import { log } from './log'"),
    readSource('src/platform/log.ts', '')
  ]
  expect(circles(sources)).toEqual([
    'circle: src/platform/index.ts → src/platform/media.h5.tsx → src/platform/index.ts'
  ])
})

test('a circle of types alone is none', () => {
  const sources = [readSource('a.ts', "import type { B } from './b'"), readSource('b.ts', "import { a } from './a'")]
  expect(circles(sources)).toEqual([])
})

test('a file of the greatest length passes, one line more does not', () => {
  const lines = (count: number) => readSource('src/long.ts', 'x\n'.repeat(count))
  expect(longFiles([lines(MAX_LINES)])).toEqual([])
  expect(longFiles([lines(MAX_LINES + 1)])).toEqual(['src/long.ts has 401 lines; 400 is the most'])
})
