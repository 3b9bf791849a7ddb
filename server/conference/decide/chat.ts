import { Social } from '../../../protocol/social'
import { memberBySession } from '../model/find'
import type { Line, Member, State } from '../model/state'
import { wireLine } from '../model/wire'
import type { Command, Context, Decision } from './command'
import { begin, change, others, tellOurs } from './step'

export const chatLimits = {
  /** How much is kept for those who come later; the oldest go first. The state is written down with every change. */
  lines: 200,
  /** UTF-16 units of all lines together. */
  text: 32_768,
  /** So many lines in so many milliseconds are a conversation; more are a flood. */
  paces: [
    { lines: 5, within: 5_000 },
    { lines: 20, within: 60_000 }
  ]
} as const

/** Somebody says something to everybody. Who said it gets the line in the answer, the others as an event. */
export function say(state: State, command: Extract<Command, { type: 'chat' }>, { now }: Context): Decision {
  const member = memberBySession(state, command.sessId)
  if (member === undefined) return { error: 'session-gone' }
  if (lineOf(state, member.memId, command.tsxId) !== undefined) return begin(state)
  if (isTooFast(state, member, now)) return { error: 'chat-too-fast' }
  const { memId, name, nickName } = member
  const { text, tsxId } = command
  const seq = (state.chat.at(-1)?.seq ?? 0) + 1
  const line: Line = { seq, memId, name, nickName, text, at: now, ...(tsxId === undefined ? {} : { tsxId }) }
  const said = change(begin(state), { chat: newest([...state.chat, line]) })
  return tellOurs(said, { op: Social.CHAT, message: wireLine(line) }, others(memId))
}

/** The line that a message has brought, if it has. */
export const lineOf = ({ chat }: State, memId: string, tsxId: string | undefined): Line | undefined =>
  tsxId === undefined ? undefined : chat.find((line) => line.memId === memId && line.tsxId === tsxId)

/** A person is known by name: leaving and coming back does not start the count anew. */
const isTooFast = ({ chat }: State, { name }: Member, now: number): boolean =>
  chatLimits.paces.some(
    ({ lines, within }) => chat.filter((line) => line.name === name && line.at > now - within).length >= lines
  )

function newest(chat: readonly Line[]): readonly Line[] {
  const kept = chat.slice(-chatLimits.lines)
  let length = kept.reduce((sum, { text }) => sum + text.length, 0)
  const first = kept.findIndex(({ text }) => {
    if (length <= chatLimits.text) return true
    length -= text.length
    return false
  })
  return kept.slice(first)
}
