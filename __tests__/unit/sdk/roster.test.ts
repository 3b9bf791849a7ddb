import { parseServerFrame } from '../../../protocol/parse/server'
import { extras } from '../../../src/services/emedia/extras'
import { type Roster, emptyRoster } from '../../../src/services/emedia/core/roster'
import { applyEvent } from '../../../src/services/emedia/core/roster-events'
import { applyLists } from '../../../src/services/emedia/core/roster-lists'
import { parseMember, parseStream } from '../../../protocol/parse/server-shapes'
import { wireMember, wireStream } from '../../support/sdk/scripted-conference'

const lists = (cver: number, mems: readonly object[], streams: readonly object[] = []) => ({
  cver,
  mems: mems.map(parseMember),
  streams: streams.map(parseStream)
})

/** Anna is oneself, Ben publishes B1, Cleo watches. */
const start: Roster = applyLists(emptyRoster('Anna'), {
  ...lists(10, [wireMember('Anna'), wireMember('Ben'), wireMember('Cleo', { role: 1 })], [wireStream('B1', 'Ben')]),
  cattrs: new Map([['topic', 'one']])
}).roster

function tell(roster: Roster, event: object) {
  const frame = parseServerFrame(JSON.stringify({ sessId: 'S1', cver: 11, ...event }), extras.events)
  if (frame.kind !== 'event') throw new Error(`not an event: ${frame.kind}`)
  return applyEvent(roster, frame.event)
}

const short = ([name, first]: readonly unknown[]) =>
  `${String(name)} ${(first as { id?: string } | undefined)?.id ?? JSON.stringify(first instanceof Map ? [...first] : first)}`

describe('events', () => {
  test.each<[string, object, readonly string[]]>([
    ['a member joins', { op: 300, mem: wireMember('Dora') }, ['memberJoined Dora']],
    ['a known member joins again', { op: 300, mem: wireMember('Ben') }, []],
    [
      'a known member comes with another name',
      { op: 300, mem: wireMember('Ben', { nickName: 'Benno' }) },
      ['memberChanged Ben']
    ],
    [
      'a publisher leaves: his stream goes first',
      { op: 301, memId: 'Ben', reason: 0 },
      ['streamRemoved B1', 'memberLeft Ben']
    ],
    ['a stranger leaves', { op: 301, memId: 'Nobody', reason: 0 }, []],
    ['a stream is added', { op: 302, memId: 'Cleo', pubS: wireStream('C1', 'Cleo') }, ['streamAdded C1']],
    ['the same stream is added again', { op: 302, memId: 'Ben', pubS: wireStream('B1', 'Ben') }, []],
    [
      'a stream is published anew',
      { op: 302, memId: 'Ben', pubS: wireStream('B1', 'Ben', { sver: 2 }) },
      ['streamChanged B1']
    ],
    ['one’s own stream is added', { op: 302, memId: 'Anna', pubS: wireStream('A1', 'Anna') }, []],
    ['the stream of a stranger is added', { op: 302, memId: 'Nobody', pubS: wireStream('N1', 'Nobody') }, []],
    ['a stream is removed', { op: 303, memId: 'Ben', pubSId: 'B1' }, ['streamRemoved B1']],
    ['an unknown stream is removed', { op: 303, memId: 'Ben', pubSId: 'B9' }, []],
    ['a stream is muted', { op: 400, memId: 'Ben', streamId: 'B1', voff: 1, aoff: 0, sver: 1 }, ['streamChanged B1']],
    ['it is told muted as it is', { op: 400, memId: 'Ben', streamId: 'B1', voff: 0, aoff: 0, sver: 1 }, []],
    ['its picture pauses for oneself', { op: 9340, streamId: 'B1', held: true }, ['streamChanged B1']],
    ['its picture goes on as it did', { op: 9340, streamId: 'B1', held: false }, []],
    ['the picture of an unknown stream pauses', { op: 9340, streamId: 'B9', held: true }, []],
    [
      'an attribute is added',
      { op: 402, cattrs: [{ key: 'a', val: '1', op: 'ADD' }] },
      ['attributesChanged [["topic","one"],["a","1"]]']
    ],
    ['an attribute is deleted', { op: 402, cattrs: [{ key: 'topic', val: '', op: 'DEL' }] }, ['attributesChanged []']],
    ['an attribute is set to what it is', { op: 402, cattrs: [{ key: 'topic', val: 'one', op: 'UPDATE' }] }, []],
    ['all are muted', { op: 402, cattrs: [], cstate: { muteAll: true } }, ['stateChanged {"muteAll":true}']],
    ['one’s own role', { op: 412, role: 7, roleToken: 'R2' }, ['memberChanged Anna', 'roleChanged 7']],
    ['one’s own role, told to all', { op: 9300, memId: 'Anna', role: 7 }, ['memberChanged Anna', 'roleChanged 7']],
    ['the role of another', { op: 9300, memId: 'Cleo', role: 3 }, ['memberChanged Cleo']]
  ])('%s', (_what, event, expected) => {
    expect(tell(start, event).changes.map(short)).toEqual(expected)
  })

  test('a role that is told twice is one change', () => {
    const { roster } = tell(start, { op: 412, role: 7, roleToken: 'R2' })
    expect(tell(roster, { op: 9300, memId: 'Anna', role: 7 }).changes).toEqual([])
  })

  test('a picture that pauses for oneself still does when the stream is announced or listed again', () => {
    const { roster } = tell(start, { op: 9340, streamId: 'B1', held: true })
    expect(roster.streams.get('B1')?.videoHeld).toBe(true)
    const stream = wireStream('B1', 'Ben', { sver: 2 })
    const again = tell(roster, { op: 302, memId: 'Ben', pubS: stream }).roster
    expect(again.streams.get('B1')).toMatchObject({ version: 2, videoHeld: true })
    const listed = applyLists(again, lists(12, [wireMember('Anna'), wireMember('Ben')], [stream])).roster
    expect(listed.streams.get('B1')?.videoHeld).toBe(true)
  })

  test('what is older than the lists is contained in them', () => {
    expect(tell(start, { op: 300, cver: 10, mem: wireMember('Dora') })).toEqual({ roster: start, changes: [] })
    expect(tell(start, { op: 301, cver: 9, memId: 'Ben', reason: 0 }).changes).toEqual([])
  })

  test('the attributes that greet a newcomer are not older than the lists', () => {
    const greeting = { op: 402, cver: 10, cattrs: [{ key: 'b', val: '2', op: '' }] }
    expect(tell(start, greeting).changes.map(short)).toEqual(['attributesChanged [["topic","one"],["b","2"]]'])
  })
})

describe('lists', () => {
  test('the difference is told once, each thing after what it depends on', () => {
    const now = lists(
      20,
      [wireMember('Anna', { role: 7 }), wireMember('Cleo', { role: 3 }), wireMember('Dora')],
      [wireStream('D1', 'Dora'), wireStream('N1', 'Nobody')]
    )

    const { roster, changes } = applyLists(start, now)

    expect(changes.map(short)).toEqual([
      'streamRemoved B1',
      'memberLeft Ben',
      'memberJoined Dora',
      'memberChanged Anna',
      'memberChanged Cleo',
      'streamAdded D1',
      'roleChanged 7'
    ])
    expect(applyLists(roster, now).changes).toEqual([])
  })

  test('repeating every missed event after the lists changes nothing', () => {
    const { roster } = applyLists(
      start,
      lists(13, [wireMember('Anna'), wireMember('Cleo', { role: 1 }), wireMember('Dora')], [])
    )
    const missed = [
      { op: 301, cver: 11, memId: 'Ben', reason: 0 },
      { op: 300, cver: 12, mem: wireMember('Dora') },
      { op: 302, cver: 13, memId: 'Dora', pubS: wireStream('D1', 'Dora') }
    ]
    for (const event of missed) expect(tell(roster, event).changes).toEqual([])
  })

  test('what a list does not mention stays, and members that have not changed stay the same objects', () => {
    const { roster } = applyLists(start, {
      cver: 12,
      mems: [wireMember('Ben'), wireMember('Cleo', { role: 1 })].map(parseMember)
    })

    expect([...roster.members.keys()]).toEqual(['Anna', 'Ben', 'Cleo'])
    expect(roster.members.get('Ben')).toBe(start.members.get('Ben'))
    expect(roster.streams.get('B1')).toBe(start.streams.get('B1'))
    expect(roster.attributes).toBe(start.attributes)
  })
})
