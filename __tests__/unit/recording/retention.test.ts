import type { Manifest, RecordedFile } from '../../../server/recording/manifest'
import { newManifest } from '../../../server/recording/manifest'
import { isFinished, overdue } from '../../../server/recording/retention'

const DAY = 86_400_000
const NOW = 100 * DAY

const aFile = (changes: Partial<RecordedFile> = {}): RecordedFile => ({
  name: 'a',
  streamId: 's',
  memId: 'm',
  member: 'n',
  nickName: 'ann',
  kind: 'camera',
  startedAt: 0,
  durationMs: 1,
  bytes: 10,
  audio: true,
  video: true,
  status: 'ready',
  ...changes
})

const aRecording = (id: string, daysAgo: number, changes: Partial<Manifest> = {}): Manifest => ({
  ...newManifest(id, NOW - daysAgo * DAY, {
    conferenceId: 'c',
    appKey: 'o#a',
    roomName: 'r',
    admins: [],
    merge: false
  }),
  endedAt: NOW - daysAgo * DAY,
  files: [aFile()],
  ...changes
})

const idsOf = (manifests: readonly Manifest[]): string[] => manifests.map(({ id }) => id)

test('what is older than its days goes, whatever its size', () => {
  const all = [aRecording('new', 1), aRecording('old', 31)]
  expect(idsOf(overdue(all, { maxDays: 30, maxBytes: 0 }, NOW))).toEqual(['old'])
  expect(overdue(all, { maxDays: 0, maxBytes: 0 }, NOW)).toEqual([])
})

test('of what is too much the oldest goes, until the rest fits', () => {
  const all = [aRecording('a', 1), aRecording('b', 2), aRecording('c', 3), aRecording('d', 4)]
  expect(idsOf(overdue(all, { maxDays: 0, maxBytes: 25 }, NOW))).toEqual(['d', 'c'])
  expect(overdue(all, { maxDays: 0, maxBytes: 40 }, NOW)).toEqual([])
})

test('what is being made or finished stays, however old or large', () => {
  const running = aRecording('running', 90, { endedAt: null })
  const raw = aRecording('raw', 90, { files: [aFile({ status: 'raw' })] })
  expect([running, raw].map(isFinished)).toEqual([false, false])
  expect(overdue([running, raw], { maxDays: 1, maxBytes: 1 }, NOW)).toEqual([])
})
