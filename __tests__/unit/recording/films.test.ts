import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { TaskFailure } from '../../../server/media/finish/task-failure'
import type { RunOptions } from '../../../server/media/finish/finisher'
import type { Finished, Task } from '../../../server/media/finish/messages'
import { Films } from '../../../server/recording/films'
import { Library } from '../../../server/recording/library'
import { type Manifest, newManifest, readManifest } from '../../../server/recording/manifest'
import { whole } from '../../../server/recording/parts'
import { isFinished } from '../../../server/recording/retention'
import { Shelf } from '../../../server/recording/shelf'
import { Collection } from '../../../server/recording/collection'

const log = { warn: () => undefined, error: () => undefined }
const conference = { conferenceId: 'c', appKey: 'o#a', roomName: '周会', admins: [], merge: true }
const film: Finished = { durationMs: 9000, bytes: 7, audio: true, video: true }

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'films-'))
})

afterEach(() => rmSync(directory, { recursive: true }))

/** Recordings that are over, each of them in want of a film, and the processes that make them, in the test's hands. */
function studio(...ids: string[]) {
  const rows = {
    save: () => Promise.resolve(),
    find: () => Promise.resolve(undefined),
    remove: () => Promise.resolve(true),
    list: () => Promise.resolve([])
  }
  const collection = new Collection(new Shelf(directory, log), rows, log)
  ids.forEach((id, index) => collection.put({ ...newManifest(id, 1000 - index, conference), endedAt: 2000 }))
  const runs: {
    task: Task
    options: RunOptions
    end: (result: Finished) => Promise<void>
    die: (error: Error) => Promise<void>
  }[] = []
  const run = (task: Task, options: RunOptions): Promise<Finished> =>
    new Promise((resolve, reject) => {
      const settled = async (): Promise<void> => {
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
      }
      options.signal?.addEventListener('abort', () => reject(new Error('killed')))
      runs.push({
        ...{ task, options },
        end: (result) => (resolve(result), settled()),
        die: (error) => (reject(error), settled())
      })
    })
  const films = new Films({ collection, run, log })
  const filmOf = (id: string): Manifest['film'] => collection.find(id)?.film ?? null
  return { collection, films, runs, filmOf, library: new Library(collection, films) }
}

test('one film is made at a time, tells how far it is, and is there when it is ready', async () => {
  const { collection, films, runs, filmOf, library } = studio('a', 'b')
  films.look()
  films.look()
  expect(runs.map(({ task }) => task.to)).toEqual([expect.stringMatching(/周会_19700101T000001Z_film\.mp4$/)])
  runs[0]!.options.progress?.(0.25)
  expect(['a', 'b'].map((id) => library.progressOf(collection.find(id)!))).toEqual([0.25, 0])
  expect(isFinished(collection.find('a')!)).toBe(false)
  await runs[0]!.end(film)
  expect(filmOf('a')).toMatchObject({ status: 'ready', durationMs: 9000, bytes: 7, fault: null })
  expect(library.pathOf(collection.find('a')!, '周会_19700101T000001Z_film.mp4')).toBeDefined()
  expect(runs).toHaveLength(2)
})

test('a recording that still runs, or whose files are not finished, waits', () => {
  const { collection, films, runs, library } = studio('a')
  collection.put({ ...collection.find('a')!, endedAt: null })
  films.look()
  expect([runs.length, library.requestFilm(collection.find('a')!)]).toEqual([0, false])
})

test('a film whose process is killed is begun anew, and given up after three times', async () => {
  const { films, runs, filmOf } = studio('a')
  films.look()
  await runs[0]!.die(new Error('SIGKILL'))
  await runs[1]!.die(new Error('SIGKILL'))
  expect(filmOf('a')).toMatchObject({ status: 'waiting', deaths: 2 })
  await runs[2]!.die(new Error('SIGKILL'))
  expect([filmOf('a'), runs.length]).toMatchObject([{ status: 'failed', fault: 'interrupted' }, 3])
})

test('what a process could not do is told at once, and done again on demand', async () => {
  const { collection, films, runs, filmOf, library } = studio('a')
  films.look()
  await runs[0]!.die(new TaskFailure('writing failed with -28', 'disk-full'))
  expect([filmOf('a'), runs.length]).toMatchObject([{ status: 'failed', fault: 'disk-full' }, 1])
  expect(library.requestFilm(collection.find('a')!)).toBe(true)
  expect([filmOf('a')?.status, runs.length]).toEqual(['waiting', 2])
  await runs[1]!.end(null)
  expect(filmOf('a')).toMatchObject({ status: 'failed', fault: 'empty' })
})

test('deleting a recording ends the work on its film, and the next one begins', async () => {
  const { collection, films, runs, library } = studio('a', 'b')
  films.look()
  expect(library.remove(collection.find('a')!)).toBe(true)
  expect(runs[0]!.options.signal?.aborted).toBe(true)
  await runs[0]!.die(new Error('killed'))
  expect([collection.all.map(({ id }) => id), runs.length]).toEqual([['b'], 2])
})

test('after a crash the film that was being made is begun anew', () => {
  studio('a').films.look()
  const { films, runs } = studio()
  films.look()
  expect(runs).toHaveLength(1)
})

test('manifests from before there were films can be read', () => {
  const { film: _film, ...old } = newManifest('a', 1, conference)
  expect(readManifest(JSON.stringify(old)).film).toBeNull()
})

test('what a server left behind that was killed while it made a file is deleted with the next start', async () => {
  const { collection } = studio('a')
  const to = collection.path(collection.find('a')!, 'meeting.mp4')
  const task = { type: 'remux', from: 'meeting.flv', to } as const
  const folder = dirname(to)
  const made = await whole((each) => (writeFileSync(each.to, 'bytes'), Promise.resolve(film)))(task, {})
  expect([made, readdirSync(folder)]).toEqual([film, ['manifest.json', 'meeting.mp4']])
  void whole((each) => (writeFileSync(each.to, 'by'), new Promise(() => undefined)))(task, {})
  expect(readdirSync(folder)).toHaveLength(3)
  expect(new Shelf(directory, log).load()).toHaveLength(1)
  expect(readdirSync(folder)).toEqual(['manifest.json', 'meeting.mp4'])
})
