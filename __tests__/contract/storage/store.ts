import type { Account, AuditEntry, Recording, Store } from '../../../server/storage/contract'
import { type SnapshotsUnderTest, describeSnapshots } from './snapshots'

/** A store that a test may open anew over what was kept, as after a crash. */
export interface StoreUnderTest extends Omit<SnapshotsUnderTest, 'open'> {
  open(): Store
}

const account = (username: string, appKey = 'o#a'): Account => ({
  uuid: `id of ${username}`,
  appKey,
  username,
  nickname: `${username} 中文`,
  passwordHash: 'hash',
  created: 1
})

const recording = (id: string, changes: Partial<Recording> = {}): Recording => ({
  id,
  conferenceId: 'TS_X1',
  appKey: 'o#a',
  roomName: 'room',
  startedAt: 1,
  endedAt: 2,
  bytes: 3,
  manifest: { tracks: ['中文'] },
  ...changes
})

const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  at: 1,
  action: 'joined',
  appKey: 'o#a',
  conferenceId: 'TS_X1',
  roomName: 'room',
  actor: 'ann',
  subject: '',
  details: { role: 3 },
  ...changes
})

/** What every implementation of the store must do. */
export function describeStore(name: string, start: () => StoreUnderTest): void {
  describeSnapshots(name, () => {
    const subject = start()
    return { ...subject, open: () => subject.open().snapshots }
  })

  describe(`${name} keeps`, () => {
    let subject: StoreUnderTest
    let store: Store

    beforeEach(() => {
      subject = start()
      store = subject.open()
    })
    afterEach(async () => {
      await store.close()
      subject.remove()
    })

    test('accounts, by app and name; the first one gets the name', async () => {
      const { accounts } = store
      const added = await Promise.all([
        accounts.add(account('ann')),
        accounts.add(account('ann')),
        accounts.add(account('ann', 'o#b'))
      ])
      expect(added).toEqual([true, false, true])
      const again = subject.open().accounts
      expect(await again.find('o#a', 'ann')).toEqual(account('ann'))
      expect(await again.find('o#c', 'ann')).toBeUndefined()
      expect(await again.find('o#a', 'Ann')).toBeUndefined()
    })

    test('accounts until they are removed', async () => {
      await store.accounts.add(account('ann'))
      expect(await store.accounts.remove('o#a', 'ann')).toBe(true)
      expect(await store.accounts.remove('o#a', 'ann')).toBe(false)
      expect(await subject.open().accounts.find('o#a', 'ann')).toBeUndefined()
    })

    test('one invite a room, and rooms of different apps apart', async () => {
      const { invites } = store
      const first = await invites.obtain('o#a', 'room', 'id1', 1)
      expect(await invites.obtain('o#a', 'room', 'id2', 2)).toEqual(first)
      expect((await invites.obtain('o#b', 'room', 'id3', 3)).id).toBe('id3')
      const again = subject.open().invites
      expect(await again.find('id1')).toEqual({ id: 'id1', appKey: 'o#a', roomName: 'room', created: 1 })
      expect(await again.find('id2')).toBeUndefined()
    })

    test('no invite that was revoked; the room gets another one', async () => {
      const { invites } = store
      await invites.obtain('o#a', 'room', 'id1', 1)
      expect(await invites.revoke('id1')).toBe(true)
      expect(await invites.revoke('id1')).toBe(false)
      expect(await subject.open().invites.find('id1')).toBeUndefined()
      expect((await invites.obtain('o#a', 'room', 'id2', 2)).id).toBe('id2')
    })

    test('recordings as they were saved last', async () => {
      await store.recordings.save(recording('R1', { endedAt: null }))
      await store.recordings.save(recording('R1', { bytes: 9 }))
      const again = subject.open().recordings
      expect(await again.find('R1')).toEqual(recording('R1', { bytes: 9 }))
      expect(await again.find('R2')).toBeUndefined()
      expect(await again.remove('R1')).toBe(true)
      expect(await again.remove('R1')).toBe(false)
      expect(await store.recordings.find('R1')).toBeUndefined()
    })

    test('recordings to be listed by what they belong to, the newest first', async () => {
      const { recordings } = store
      await recordings.save(recording('R1'))
      await recordings.save(recording('R2', { startedAt: 5, endedAt: null }))
      await recordings.save(recording('R3', { startedAt: 3, roomName: 'other', conferenceId: 'TS_X2' }))
      await recordings.save(recording('R4', { startedAt: 4, appKey: 'o#b' }))
      const ids = async (query: Parameters<typeof recordings.list>[0]) =>
        (await recordings.list(query)).map(({ id }) => id)
      expect(await ids({})).toEqual(['R2', 'R4', 'R3', 'R1'])
      expect(await ids({ conferenceId: 'TS_X2' })).toEqual(['R3'])
      expect(await ids({ appKey: 'o#a', roomName: 'room' })).toEqual(['R2', 'R1'])
      expect(await ids({ running: true })).toEqual(['R2'])
      expect(await ids({ count: 1 })).toEqual(['R2'])
    })

    test('since when the tokens of somebody count, until no older token can be good', async () => {
      const { revocations } = store
      expect(revocations.since('ann')).toBe(0)
      await revocations.revoke('ann', 10)
      await revocations.revoke('ann', 20)
      await revocations.revoke('bob', 30)
      expect(subject.open().revocations.since('ann')).toBe(20)
      await revocations.forgetBefore(30)
      expect([revocations.since('ann'), revocations.since('bob')]).toEqual([0, 30])
    })

    test('what was done, the newest first, to be asked for by name, conference and action', async () => {
      store.audit.append(entry())
      store.audit.append(entry({ actor: 'bob', action: 'removed', subject: 'ann' }))
      store.audit.append(entry({ actor: 'eve', conferenceId: 'TS_X2' }))
      const { audit } = subject.open()
      const who = async (query: Parameters<typeof audit.list>[0]) => (await audit.list(query)).map(({ actor }) => actor)
      expect((await audit.list({}))[2]).toEqual({ id: 1, ...entry() })
      expect(await who({})).toEqual(['eve', 'bob', 'ann'])
      expect(await who({ name: 'ann' })).toEqual(['bob', 'ann'])
      expect(await who({ conferenceId: 'TS_X2' })).toEqual(['eve'])
      expect(await who({ action: 'removed' })).toEqual(['bob'])
      expect(await who({ count: 1, before: 3 })).toEqual(['bob'])
    })

    test('what may wait for the end of the turn, in the order in which it was done', async () => {
      store.audit.append(entry({ actor: 'ann' }), 'soon')
      store.audit.append(entry({ actor: 'bob' }), 'soon')
      expect(() => store.audit.append(entry({ actor: 'a\0b' }), 'soon')).toThrow('NUL')
      store.audit.append(entry({ actor: 'eve' }))
      store.audit.append(entry({ actor: 'joe' }), 'soon')
      await new Promise((resolve) => setImmediate(resolve))
      const actors = (await subject.open().audit.list({})).map(({ actor }) => actor)
      expect(actors).toEqual(['joe', 'eve', 'bob', 'ann'])
    })

    test('nothing of a person in what was done, once they are erased', async () => {
      store.audit.append(entry({ details: { nickName: 'Ann' } }))
      store.audit.append(entry({ actor: 'bob', subject: 'ann' }))
      store.audit.append(entry({ actor: 'bob' }))
      expect(await store.audit.erase('ann')).toBe(2)
      expect(await store.audit.list({ name: 'ann' })).toEqual([])
      const all = await store.audit.list({})
      expect(all.map(({ action }) => action)).toEqual(['joined', 'joined', 'joined'])
      expect(JSON.stringify(all).toLowerCase()).not.toContain('ann')
    })

    test('what was done no longer than it is to be kept', async () => {
      store.audit.append(entry({ at: 10 }))
      store.audit.append(entry({ at: 20 }))
      await store.audit.forgetBefore(20)
      expect((await store.audit.list({})).map(({ at }) => at)).toEqual([20])
    })

    test('everything that is given as text as it is, whatever it looks like', async () => {
      const odd = `'); DROP TABLE accounts; -- "\u2028 \u0001 ${'😀'.repeat(100)}`
      await store.accounts.add(account(odd))
      await store.invites.obtain('o#a', odd, 'id1', 1)
      store.audit.append(entry({ actor: odd }))
      const again = subject.open()
      expect(await again.accounts.find('o#a', odd)).toEqual(account(odd))
      expect((await again.invites.find('id1'))?.roomName).toBe(odd)
      expect((await again.audit.list({ name: odd }))[0]?.actor).toBe(odd)
    })

    test('a text with NUL in it whole, or not at all', async () => {
      const kept = await store.invites.obtain('o#a', 'room\0other', 'id1', 1).then(
        () => true,
        () => false
      )
      expect((await subject.open().invites.find('id1'))?.roomName).toBe(kept ? 'room\0other' : undefined)
      store.snapshots.save('TS_X1', { text: 'a\0b' })
      expect(await subject.open().snapshots.load((snapshot) => snapshot)).toEqual([{ text: 'a\0b' }])
    })

    test('and closes as often as it is asked to', async () => {
      await store.close()
      await expect(store.close()).resolves.toBeUndefined()
    })
  })
}
