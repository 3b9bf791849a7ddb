import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audioFrame, audioHeader, videoFrame, videoHeader } from '../../../../server/media/embedded/flv/body'
import { FlvFile } from '../../../../server/media/embedded/recording/flv-file'
import { readFlv } from '../../../../server/media/finish/read-flv'
import type { FileOutcome } from '../../../../server/media/recorder'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emeet-flv-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A file, with the promise of its end. */
function open(path: string, now = 10_000): { file: FlvFile; began: number[]; over: Promise<FileOutcome> } {
  const began: number[] = []
  let ended: (outcome: FileOutcome) => void = () => undefined
  const over = new Promise<FileOutcome>((resolve) => (ended = resolve))
  const file = new FlvFile(path, { began: (at) => began.push(at), ended: (outcome) => ended(outcome) }, () => now)
  return { file, began, over }
}

const headers = [videoHeader(Buffer.from('avc')), audioHeader(Buffer.from('aac'))]
const cached = [
  videoFrame(Buffer.from('key'), 5000, true),
  audioFrame(Buffer.from('a'), 5010),
  videoFrame(Buffer.from('more'), 5400, false)
]
const timesOf = (path: string): [string, number][] => [...readFlv(path)].map(({ type, timestamp }) => [type, timestamp])

test('a file begins at 0 with what was cached, and knows when that was shown', async () => {
  const path = join(folder, 'a.flv')
  const { file, began, over } = open(path)
  expect(file.write([...headers, ...cached])).toBe(true)
  expect(file.write([audioFrame(Buffer.from('b'), 5500)])).toBe(true)
  file.end()
  file.end()
  expect(await over).toEqual({ bytes: readFileSync(path).length, durationMs: 500, fault: null })
  expect(began).toEqual([9600])
  expect(timesOf(path)).toEqual([
    ['video', 0],
    ['audio', 0],
    ['video', 0],
    ['audio', 10],
    ['video', 400],
    ['audio', 500]
  ])
})

test('a file that breaks off anywhere is read up to there', async () => {
  const path = join(folder, 'a.flv')
  const { file, over } = open(path)
  file.write([...headers, ...cached])
  file.end()
  await over
  const whole = readFileSync(path)
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(path, whole.subarray(0, length))
    expect(timesOf(path).length).toBeLessThan(5)
  }
})

test.each([
  ['/dev/full', 'disk-full'],
  ['/dev/null/a.flv', 'unwritable']
])('writing to %s ends the file as %s, and it takes nothing more', async (path, fault) => {
  const { file, over } = open(path)
  file.write([...headers, ...cached])
  expect((await over).fault).toBe(fault)
  expect(file.write(cached)).toBe(false)
})
