import type { ChatLineModel } from '../components/room/chat-line'
import type { Language } from '../locales'
import { failureText } from '../locales/failures'
import type { SocialData } from '../store/social-state'

const MINUTE = 60_000

/** The chat as it is shown: what was said, then what is still on its way. */
export function chatLinesOf(room: Pick<SocialData, 'chat' | 'outgoing'>, language: Language): readonly ChatLineModel[] {
  const said = room.chat.map(({ seq, memberId, nickName, text, at, isSelf }, index): ChatLineModel => {
    const before = room.chat[index - 1]
    const follows = before?.memberId === memberId && at - before.at < MINUTE
    return {
      id: `line-${seq}`,
      name: nickName,
      mine: isSelf,
      text,
      time: timeOfDay(at),
      follows,
      failure: undefined
    }
  })
  const waiting = room.outgoing.map(({ key, text, failure }): ChatLineModel => ({
    id: `out-${key}`,
    name: '',
    mine: true,
    text,
    time: undefined,
    follows: false,
    failure: failure === 'waiting' ? undefined : failureText(failure.reason, language).what
  }))
  return [...said, ...waiting]
}

/** The key of a line that is on its way. */
export const outgoingKey = (id: string): number => Number(id.replace('out-', ''))

function timeOfDay(at: number): string {
  const date = new Date(at)
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`
}
