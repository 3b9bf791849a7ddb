import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { needsInstall } from '../../../scripts/lib/install.mjs'
import { refuseNode } from '../../../scripts/lib/node-version.mjs'
import { run, runNode } from '../../../scripts/lib/run.mjs'
import { choose, parts } from '../../../scripts/lib/suites.mjs'
import { candidates, find, tools, works } from '../../../scripts/lib/tools/find.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emeet-set-up-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test.each(['18.20.4', '0.12.0'])('Node %s is refused with what to do', (version) => {
  expect(refuseNode(version)).toMatch(/needs Node 20 or newer; this is .*nodejs\.org/)
})

test.each(['20.0.0', '22.1.0', '100.0.0'])('Node %s is good', (version) => {
  expect(refuseNode(version)).toBeUndefined()
})

test('packages are installed when there are none, and again when the lock file is newer', () => {
  const lock = join(folder, 'package-lock.json')
  const done = join(folder, 'node_modules', '.package-lock.json')
  writeFileSync(lock, '{}')
  expect(needsInstall(folder)).toBe(true)

  mkdirSync(join(folder, 'node_modules'))
  writeFileSync(done, '{}')
  utimesSync(lock, 1000, 1000)
  expect(needsInstall(folder)).toBe(false)

  utimesSync(lock, 3000, 3000)
  utimesSync(done, 2000, 2000)
  expect(needsInstall(folder)).toBe(true)
})

describe('a tool', () => {
  /** Node stands for the tool: a real program, which a name on PATH leads to. */
  const tool = { ...tools.ffmpeg, commands: ['real-tool'], places: [], proof: ['--version'] }
  const program = () => join(folder, 'real-tool')

  test('is found on PATH', async () => {
    symlinkSync(process.execPath, program())
    expect(await find(tool, { PATH: ['/nowhere', folder].join(delimiter) })).toBe(program())
  })

  test('that the environment names comes first', () => {
    symlinkSync(process.execPath, program())
    const env = { PATH: folder, EMEET_FFMPEG: process.execPath }
    expect(candidates(tool, env)).toEqual([process.execPath, program()])
  })

  test('that is there but does not run is passed over', async () => {
    writeFileSync(program(), '#!/bin/sh\nexit 3\n', { mode: 0o755 })
    expect(await works(program(), tool)).toBe(false)
    expect(await find({ ...tool, places: [process.execPath] }, { PATH: folder })).toBe(process.execPath)
  })

  test('that is nowhere is not found', async () => {
    expect(await find(tool, { PATH: '' })).toBeUndefined()
  })
})

test('a command ends with its code and what it printed, on both channels', async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 4"
  const { code, output } = await runNode(['--eval', script])
  expect(code).toBe(4)
  expect(output).toContain('out')
  expect(output).toContain('err')
})

test('a command that does not exist ends with 1 and its name', async () => {
  const { code, output } = await run('no-such-command', [])
  expect(code).toBe(1)
  expect(output).toContain('no-such-command')
})

test('all parts are done unless some are named, and an unknown name is told', () => {
  expect(parts.filter(choose([]).isChosen)).toEqual(parts)
  expect(parts.filter(choose(['unit', 'types']).isChosen).map(({ name }) => name)).toEqual(['types', 'unit'])
  expect(choose(['unit', 'untit'])).toMatchObject({ unknown: ['untit'] })
})
