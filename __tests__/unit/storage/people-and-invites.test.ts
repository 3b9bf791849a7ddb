import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Accounts } from '../../../server/storage/accounts'
import { Invites } from '../../../server/storage/invites'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emeet-storage-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const account = (username: string, appKey = 'o#a') => ({
  uuid: `id of ${username}`,
  appKey,
  username,
  nickname: username,
  passwordHash: 'hash',
  created: 1
})

test('accounts are found again after a restart, by app and name, and only the server may read them', async () => {
  const accounts = await Accounts.open(directory)
  expect(
    await Promise.all([accounts.add(account('ann')), accounts.add(account('ann')), accounts.add(account('ann', 'o#b'))])
  ).toEqual([true, false, true])
  const again = await Accounts.open(directory)
  expect(again.find('o#a', 'ann')).toEqual(account('ann'))
  expect(again.find('o#c', 'ann')).toBeUndefined()
  expect((await stat(join(directory, 'accounts.json'))).mode & 0o777).toBe(0o600)
})

test('many accounts that are added at once are all kept', async () => {
  const accounts = await Accounts.open(directory)
  await Promise.all(Array.from({ length: 30 }, (_, index) => accounts.add(account(`user${index}`))))
  expect((JSON.parse(await readFile(join(directory, 'accounts.json'), 'utf8')) as unknown[]).length).toBe(30)
})

test('a damaged file is not overwritten: the server says so instead', async () => {
  await writeFile(join(directory, 'accounts.json'), '[{"username":7}]')
  await expect(Accounts.open(directory)).rejects.toThrow('accounts.json is damaged')
  expect(await readFile(join(directory, 'accounts.json'), 'utf8')).toBe('[{"username":7}]')
})

test('a room has one invite, rooms of different apps have different ones', async () => {
  const invites = await Invites.open(directory)
  const first = await invites.obtain('o#a', 'room', 'id1', 1)
  expect(await invites.obtain('o#a', 'room', 'id2', 2)).toEqual(first)
  expect((await invites.obtain('o#b', 'room', 'id3', 3)).id).toBe('id3')
  const again = await Invites.open(directory)
  expect(again.find('id1')).toEqual({ id: 'id1', appKey: 'o#a', roomName: 'room', created: 1 })
  expect(again.find('id2')).toBeUndefined()
})
