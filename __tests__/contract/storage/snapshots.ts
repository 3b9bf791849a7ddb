import type { Snapshots } from '../../../server/conference/contract'

/** A store that a test may open anew over what was kept, as after a crash, and may damage. */
export interface SnapshotsUnderTest {
  /** Opens the store over the same place. */
  open(): Snapshots
  /** What the operator was told, one sentence each. */
  readonly warnings: string[]
  /** Makes what is kept of that conference unreadable. */
  damage(conferenceId: string): void
  /** How many things were set aside for a person to look at. */
  countSetAside(): number
  remove(): void
}

const asItIs = (snapshot: unknown): unknown => snapshot

/** What every place for conferences must do. */
export function describeSnapshots(name: string, start: () => SnapshotsUnderTest): void {
  describe(`${name} keeps conferences`, () => {
    let subject: SnapshotsUnderTest
    let snapshots: Snapshots
    const afterCrash = (): Promise<readonly unknown[]> => subject.open().load(asItIs)

    beforeEach(() => {
      subject = start()
      snapshots = subject.open()
    })
    afterEach(async () => {
      await snapshots.close()
      subject.remove()
    })

    test('none at first', async () => {
      expect(await snapshots.load(asItIs)).toEqual([])
    })

    test('as they were saved last, when they are to outlast a loss of power', async () => {
      snapshots.save('TS_X1', { count: 1 })
      snapshots.save('TS_X1', { count: 2 }, 'power')
      snapshots.save('TS_X2', { other: 1 })
      expect(await afterCrash()).toEqual([{ count: 2 }, { other: 1 }])
    })

    test('as they were saved last, when saving has returned', async () => {
      snapshots.save('TS_X1', { version: 1, state: { members: [1] } })
      snapshots.save('TS_X2', { other: '中文 "quoted" \u2028' })
      snapshots.save('TS_X1', { version: 1, state: { members: [1, 2] } })
      expect(await afterCrash()).toEqual([
        { version: 1, state: { members: [1, 2] } },
        { other: '中文 "quoted" \u2028' }
      ])
    })

    test('the newest of many', async () => {
      for (let count = 0; count <= 200; count += 1) snapshots.save('TS_X1', { count })
      expect(await afterCrash()).toEqual([{ count: 200 }])
    })

    test('one with 600 members', async () => {
      const members = Array.from({ length: 600 }, (_, index) => ({ name: `org#app_user${index}@easemob.com` }))
      snapshots.save('TS_X1', { members })
      expect(await afterCrash()).toEqual([{ members }])
    })

    test('until they are removed; removing again is fine', async () => {
      snapshots.save('TS_X1', {})
      snapshots.remove('TS_X1')
      snapshots.remove('TS_X1')
      expect(await afterCrash()).toEqual([])
    })

    test('and sets a damaged one aside, with a sentence, and takes up the others', async () => {
      snapshots.save('TS_X1', { a: 1 })
      snapshots.save('TS_X2', { b: 2 })
      subject.damage('TS_X1')
      expect(await afterCrash()).toEqual([{ b: 2 }])
      expect(subject.warnings).toHaveLength(1)
      expect(subject.countSetAside()).toBe(1)
    })

    test('and sets aside what the reader refuses; it is never overwritten nor refused twice', async () => {
      snapshots.save('TS_X1', { version: 99 })
      const refuse = (): never => {
        throw new Error('written by a newer version')
      }
      expect(await subject.open().load(refuse)).toEqual([])
      const again = subject.open()
      expect(await again.load(refuse)).toEqual([])
      again.save('TS_X1', { version: 1 })
      expect(await afterCrash()).toEqual([{ version: 1 }])
      expect(subject.warnings).toHaveLength(1)
      expect(subject.countSetAside()).toBe(1)
    })

    test.each(['../escape', 'a/b', '', '.', 'x'.repeat(200)])('but nothing under the name "%s"', (name) => {
      expect(() => snapshots.save(name, {})).toThrow()
      expect(() => snapshots.remove(name)).toThrow()
    })

    test('and closes as often as it is asked to', async () => {
      await snapshots.close()
      await expect(snapshots.close()).resolves.toBeUndefined()
    })
  })
}
