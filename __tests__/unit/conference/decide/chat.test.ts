import { Role } from '../../../../protocol/numbers'
import type { Command } from '../../../../server/conference/decide/command'
import { chatLimits } from '../../../../server/conference/decide/chat'
import { decide } from '../../../../server/conference/decide'
import type { State } from '../../../../server/conference/model/state'
import { readSnapshot, writeSnapshot } from '../../../../server/conference/snapshot'
import { aContext, decided, lines, refusalOf } from '../../../support/conference/decisions'
import { aMeeting, aMember, away, nameOf, ours } from '../../../support/conference/states'

const saying = (who: string, text = 'hi'): Command => ({ type: 'chat', sessId: `S-${who}`, text })

const meeting = (): State =>
  aMeeting({
    members: [
      aMember('ann', { role: Role.ADMIN, terminal: ours }),
      aMember('bob', { terminal: ours }),
      aMember('cid', { role: Role.AUDIENCE, terminal: ours }),
      aMember('dan'),
      away('eve', { terminal: ours })
    ]
  })

/** So many lines of one person, so many ms apart; why the last one was refused, if it was. */
function flood(count: number, apart: number): string | undefined {
  let state = meeting()
  let refused: string | undefined
  for (let index = 0; index < count; index++) {
    const decision = decide(state, saying('bob'), { ...aContext, now: 1000 + index * apart })
    if ('error' in decision) refused = decision.error
    else state = decision.state
  }
  return refused
}

test.each(['ann', 'bob', 'cid'])('%s is heard by all others whose clients know of a chat and are there', (who) => {
  const { state, effects } = decided(meeting(), saying(who, '你好'))
  const others = ['ann', 'bob', 'cid'].filter((other) => other !== who)
  expect(lines(effects)).toEqual(others.map((other) => `${other} < 9311 1 你好`))
  expect(state.chat).toEqual([
    { seq: 1, memId: `MS_X${who}`, name: nameOf(who), nickName: who, text: '你好', at: 1000 }
  ])
  expect(state.version).toBe(10)
})

test('a stranger is refused', () => {
  expect(refusalOf(meeting(), saying('nobody'))).toBe('session-gone')
})

test.each<[string, number, number, string | undefined]>([
  ['five at once', 5, 1, undefined],
  ['six at once', 6, 1, 'chat-too-fast'],
  ['twenty in a minute', 20, 2000, undefined],
  ['twenty-one in a minute', 21, 2000, 'chat-too-fast'],
  ['one every three seconds, for long', 60, 3001, undefined]
])('%s', (_, count, apart, expected) => {
  expect(flood(count, apart)).toBe(expected)
})

test('leaving and coming back with another seat does not start the count anew', () => {
  const before = Array.from({ length: 5 }, () => 0).reduce((state) => decided(state, saying('bob')).state, meeting())
  const members = [...before.members.slice(0, 1), aMember('bob', { sessId: 'S-new', memId: 'MS_Xnew' })]
  expect(refusalOf({ ...before, members }, { type: 'chat', sessId: 'S-new', text: 'me again' })).toBe('chat-too-fast')
  expect(refusalOf(before, saying('ann'))).toBeUndefined()
})

test('history keeps the newest lines, within its size, and survives the server', () => {
  let state = meeting()
  for (let index = 0; index < 300; index++) {
    state = decided(state, saying('bob', 'x'.repeat(500)), { ...aContext, now: index * 10_000 }).state
  }
  const length = state.chat.reduce((sum, { text }) => sum + text.length, 0)
  expect(length).toBeLessThanOrEqual(chatLimits.text)
  expect(length).toBeGreaterThan(chatLimits.text - 500)
  expect(state.chat.at(-1)?.seq).toBe(300)
  expect(readSnapshot(JSON.parse(JSON.stringify(writeSnapshot(state)))).chat).toEqual(state.chat)
  for (let index = 0; index < 300; index++) {
    state = decided(state, saying('ann', 'y'), { ...aContext, now: index * 10_000 }).state
  }
  expect(state.chat).toHaveLength(chatLimits.lines)
})

test('what is said again after a crash, because the answer never came, is one line', () => {
  const message: Command = { type: 'chat', sessId: 'S-bob', text: 'hi', tsxId: 'MSG1' }
  const before = decided(meeting(), message).state
  const after = readSnapshot(JSON.parse(JSON.stringify(writeSnapshot(before))))
  const { state, effects } = decided(after, message)
  expect(state.chat.map(({ text }) => text)).toEqual(['hi'])
  expect(effects).toEqual([])
  expect(decided(after, { ...message, tsxId: 'MSG2' }).state.chat).toHaveLength(2)
})
