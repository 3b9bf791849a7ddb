import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import type { Store } from '../../../server/storage/contract'
import { openStore } from '../../../server/storage/sqlite'
import { backupStore } from '../../../server/storage/sqlite/backup'
import { openDatabase } from '../../../server/storage/sqlite/open'
import { migrations } from '../../../server/storage/sqlite/schema'
import { createSnapshots } from '../../../server/storage/sqlite/snapshots'
import { UnusableStore } from '../../../server/storage/unusable-store'
import { type StoreUnderTest, describeStore } from './store'

interface Files extends StoreUnderTest {
  readonly directory: string
  readonly file: string
  /** Works on the file as any other program may. */
  edit<Result>(act: (database: Libsql.Database) => Result): Result
}

function start(): Files {
  const directory = mkdtempSync(join(tmpdir(), 'emeet-store-'))
  const file = join(directory, 'emeet.db')
  const warnings: string[] = []
  const opened: Store[] = []
  const edit: Files['edit'] = (act) => {
    const database = new Libsql(file)
    try {
      return act(database)
    } finally {
      database.close()
    }
  }
  return {
    directory,
    file,
    edit,
    warnings,
    open: () => {
      const store = openStore(directory, { warn: (_, sentence) => void warnings.push(sentence) })
      opened.push(store)
      return store
    },
    damage: (id) =>
      void edit((database) => database.prepare('UPDATE conferences SET snapshot = ? WHERE id = ?').run('{"half', id)),
    countSetAside: () => edit((database) => database.prepare('SELECT id FROM refused_conferences').all().length),
    remove: () => {
      for (const store of opened) void store.close()
      rmSync(directory, { recursive: true })
    }
  }
}

describeStore('an SQLite file', start)

describe('the SQLite file', () => {
  let files: Files
  beforeEach(() => {
    files = start()
  })
  afterEach(() => files.remove())

  test('is closed to other users of the machine, with all that lies beside it', async () => {
    await files.open().invites.obtain('o#a', 'room', 'id1', 1)
    for (const name of readdirSync(files.directory)) {
      expect([name, statSync(join(files.directory, name)).mode & 0o077]).toEqual([name, 0])
    }
  })

  test('keeps the text of what it has set aside as it was', async () => {
    files.open().snapshots.save('TS_X1', {})
    files.damage('TS_X1')
    await files.open().snapshots.load((snapshot) => snapshot)
    expect(files.edit((database) => database.prepare('SELECT id, snapshot FROM refused_conferences').all())).toEqual([
      { id: 'TS_X1', snapshot: '{"half' }
    ])
  })

  test('says so when it cannot grow, and goes on when it can again', async () => {
    const database = openDatabase(files.file)
    const snapshots = createSnapshots(database, { warn: () => undefined })
    snapshots.save('TS_X1', { a: 1 })
    database.pragma(`max_page_count = ${Number(database.pragma('page_count'))}`)
    const cause = expect.objectContaining({ code: 'SQLITE_FULL' }) as Error
    const full = expect.objectContaining({ reason: 'storage-failed', cause }) as Error
    expect(() => snapshots.save('TS_X2', { text: 'x'.repeat(1_000_000) })).toThrow(full)
    snapshots.save('TS_X1', { a: 2 })
    database.pragma('max_page_count = 1000000')
    snapshots.save('TS_X3', { b: 1 })
    database.close()
    expect(await files.open().snapshots.load((snapshot) => snapshot)).toEqual([{ a: 2 }, { b: 1 }])
  })

  test('is copied whole while it is open, but never over another copy', async () => {
    const store = files.open()
    await store.invites.obtain('o#a', 'room', 'id1', 1)
    const target = join(files.directory, 'copy')
    mkdirSync(target)
    backupStore(files.directory, target)
    await store.invites.revoke('id1')
    expect(() => backupStore(files.directory, target)).toThrow('EEXIST')
    const copy = openStore(target, { warn: () => undefined })
    expect((await copy.invites.find('id1'))?.roomName).toBe('room')
    await copy.close()
    expect(statSync(join(target, 'emeet.db')).mode & 0o077).toBe(0)
  })

  test('lets nobody rewrite what was done', () => {
    const { audit } = files.open()
    audit.append({
      at: 1,
      action: 'joined',
      appKey: '',
      conferenceId: '',
      roomName: '',
      actor: 'ann',
      subject: '',
      details: {}
    })
    expect(() => files.edit((database) => database.exec("UPDATE audit SET action = 'left'"))).toThrow('append-only')
  })

  describe('is refused in a sentence, and left as it is,', () => {
    const refusal = (): string => {
      const before = readFileSync(files.file)
      try {
        files.open()
      } catch (error) {
        expect(error).toBeInstanceOf(UnusableStore)
        expect(readFileSync(files.file).equals(before)).toBe(true)
        return (error as Error).message
      }
      throw new Error('it was opened')
    }

    test('when it is no database', () => {
      writeFileSync(files.file, 'something else '.repeat(1000))
      expect(refusal()).toMatch(
        /^DATA_DIR holds "emeet.db", which cannot be opened \(.*\); put a backup in its place\.$/
      )
    })

    test('when it is damaged inside', async () => {
      const store = files.open()
      for (let index = 0; index < 200; index += 1) store.snapshots.save(`TS_X${index}`, { text: 'x'.repeat(500) })
      await store.close()
      const bytes = readFileSync(files.file)
      bytes.fill(0x5a, bytes.length / 2)
      writeFileSync(files.file, bytes)
      expect(refusal()).toMatch(/damaged|cannot be opened/)
    })

    test('when a newer program has written it', async () => {
      await files.open().close()
      files.edit((database) => database.exec('PRAGMA user_version = 99'))
      expect(refusal()).toBe(
        `DATA_DIR holds "emeet.db" of a newer emeet (format 99, known is ${migrations.length}); use that one.`
      )
    })

    test("when it is another program's", () => {
      files.edit((database) => database.exec('CREATE TABLE theirs (id INTEGER)'))
      expect(refusal()).toContain("another program's")
    })
  })

  describe('takes in the files of versions before it', () => {
    const write = (name: string, text: string): void => writeFileSync(join(files.directory, name), text)
    const ann = { uuid: 'u', appKey: 'o#a', username: 'ann', nickname: 'Ann', passwordHash: 'hash', created: 5 }

    test('once, and renames them', async () => {
      write('accounts.json', JSON.stringify([ann]))
      write('invites.json', JSON.stringify([{ id: 'id1', appKey: 'o#a', roomName: 'room', created: 6 }]))
      mkdirSync(join(files.directory, 'conferences'))
      write('conferences/TS_X1.json', '{"version":1}')
      const store = files.open()
      expect(await store.accounts.find('o#a', 'ann')).toEqual(ann)
      expect(await store.invites.find('id1')).toMatchObject({ roomName: 'room', created: 6 })
      expect(await store.snapshots.load((snapshot) => snapshot)).toEqual([{ version: 1 }])
      await store.accounts.remove('o#a', 'ann')
      expect(await files.open().accounts.find('o#a', 'ann')).toBeUndefined()
      expect(
        readdirSync(files.directory)
          .filter((name) => name.endsWith('.imported'))
          .sort()
      ).toEqual(['accounts.json.imported', 'conferences.imported', 'invites.json.imported'])
    })

    test.each(['[{"username":7}]', '{"half'])('but not %s: it says so and leaves it', (text) => {
      write('accounts.json', text)
      expect(() => files.open()).toThrow('"accounts.json" of an older emeet, which is damaged')
      expect(readFileSync(join(files.directory, 'accounts.json'), 'utf8')).toBe(text)
    })
  })
})
