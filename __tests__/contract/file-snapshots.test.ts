import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileSnapshots } from '../../server/storage/file-snapshots'
import { type SnapshotsUnderTest, describeSnapshots } from './snapshots'

interface Files extends SnapshotsUnderTest {
  readonly directory: string
}

function start(): Files {
  const directory = join(mkdtempSync(join(tmpdir(), 'emeet-snapshots-')), 'conferences')
  const warnings: string[] = []
  return {
    directory,
    warnings,
    open: () => createFileSnapshots({ directory, log: { warn: (_, sentence) => void warnings.push(sentence) } }),
    damage: (id) => writeFileSync(join(directory, `${id}.json`), '{"half'),
    countSetAside: () => readdirSync(directory).filter((name) => name.includes('.refused-')).length,
    remove: () => rmSync(join(directory, '..'), { recursive: true })
  }
}

describeSnapshots('a folder', start)

describe('a folder of conferences', () => {
  let files: Files
  beforeEach(() => {
    files = start()
  })
  afterEach(() => files.remove())

  test('is closed to other users of the machine', () => {
    files.open().save('TS_X1', {})
    expect(statSync(files.directory).mode & 0o077).toBe(0)
    expect(statSync(join(files.directory, 'TS_X1.json')).mode & 0o077).toBe(0)
  })

  test('keeps the old state whole when a write breaks off', async () => {
    const snapshots = files.open()
    snapshots.save('TS_X1', { a: 1 })
    writeFileSync(join(files.directory, 'TS_X1.json.new'), '{"a":')
    expect(await files.open().load((snapshot) => snapshot)).toEqual([{ a: 1 }])
  })

  test('keeps the damaged text as it was', async () => {
    const snapshots = files.open()
    snapshots.save('TS_X1', {})
    files.damage('TS_X1')
    await files.open().load((snapshot) => snapshot)
    const [aside = ''] = readdirSync(files.directory)
    expect(readFileSync(join(files.directory, aside), 'utf8')).toBe('{"half')
  })

  test('says so when it cannot write', () => {
    const snapshots = files.open()
    // Root may write anywhere, so the way is blocked by something that no rename can replace.
    rmSync(files.directory, { recursive: true })
    writeFileSync(files.directory, '')
    chmodSync(files.directory, 0o600)
    expect(() => snapshots.save('TS_X1', {})).toThrow()
  })
})
