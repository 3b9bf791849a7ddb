import { fireEvent, screen } from '@testing-library/react'
import { RecordingsSheet } from '../../../../src/components/room/recordings-sheet'
import type { ReadFilm, ReadRecording } from '../../../../src/services/emedia'
import { renderWords } from '../support/render-words'

const START = new Date(2026, 10, 23, 14, 5).getTime()

const aFile = {
  name: 'a.mp4',
  nickName: 'Ann',
  kind: 'camera',
  durationMs: 65_000,
  bytes: 12_345_678,
  url: 'https://x/a'
} as const

const aRecording = (changes: Partial<ReadRecording> = {}): ReadRecording => ({
  id: 'r1',
  roomName: 'design',
  startedAt: START,
  endedAt: START + 65_000,
  files: [aFile],
  film: undefined,
  ...changes
})

const aFilm = (changes: Partial<ReadFilm>): ReadFilm => ({
  status: 'waiting',
  done: 0,
  fault: undefined,
  durationMs: 0,
  bytes: 0,
  url: undefined,
  ...changes
})

function open(recordings: readonly ReadRecording[] | undefined, busy = false) {
  const calls = { onFilm: jest.fn(), onRemove: jest.fn(), onCopy: jest.fn(), onClose: jest.fn() }
  renderWords(<RecordingsSheet recordings={recordings} now={START} isBusy={() => busy} wide={false} {...calls} />)
  return calls
}

const links = (): string[] =>
  screen.getAllByRole('link').map((link) => `${link.textContent} ${link.getAttribute('href')}`)

test('a room without recordings says so', () => {
  open([])
  expect(screen.getByText('Nothing of this room has been recorded yet.')).toBeInTheDocument()
})

test('a recording tells when, how long and how large, and its files are played and taken away', () => {
  open([aRecording({ files: [aFile, { ...aFile, name: 'b.mp4', kind: 'screen' }] })])
  expect(screen.getByText('Today 14:05')).toBeInTheDocument()
  expect(screen.getByText('01:05 · 25 MB')).toBeInTheDocument()
  expect(links()).toEqual([
    'Ann https://x/a?play',
    'Download https://x/a',
    'Ann’s screen https://x/a?play',
    'Download https://x/a'
  ])
})

test('what still runs, or is being finished, can be neither cut nor deleted', () => {
  open([aRecording({ endedAt: undefined }), aRecording({ id: 'r2', files: [{ ...aFile, url: undefined }] })])
  expect(screen.getByText('Being recorded')).toBeInTheDocument()
  expect(screen.getByText('Being finished…')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Make one film of it' })).toBeNull()
})

test('a film is asked for, grows, and is there', () => {
  const { onFilm } = open([aRecording()])
  fireEvent.click(screen.getByRole('button', { name: 'Make one film of it' }))
  expect(onFilm).toHaveBeenCalledWith('r1')
})

test('how much of a film is made is told; deleting goes on working', () => {
  const { onRemove } = open([aRecording({ film: aFilm({ done: 0.428 }) })])
  expect(screen.getByText('One film is being made: 42%')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(onRemove).toHaveBeenCalledWith('r1')
})

test('a film that failed says why and can be asked for again', () => {
  open([aRecording({ film: aFilm({ status: 'failed', fault: 'disk-full' }) })])
  expect(screen.getByText('No film: the server has no room left.')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Make one film of it' })).toBeEnabled()
})

test('a film that is ready stands first, and while something is asked nothing more can be', () => {
  open([aRecording({ film: aFilm({ status: 'ready', done: 1, url: 'https://x/film' }) })], true)
  expect(links()[0]).toBe('The whole meeting https://x/film?play')
  expect(screen.getByRole('button', { name: 'Delete' })).toBeDisabled()
})
