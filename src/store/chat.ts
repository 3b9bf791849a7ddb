import type { Conference } from '../services/emedia'
import { failureOf } from './join'
import type { RoomPort } from './room-port'
import type { Outgoing, SocialActions } from './social-state'

type ChatActions = Pick<SocialActions, 'setDraft' | 'sendDraft' | 'resend' | 'showChat'>

let last = 0

/** Saying something: the line stands there at once, and says so itself if the server did not take it. */
export function chatActions({ social }: Conference, { get, set }: RoomPort): ChatActions {
  const put = (line: Outgoing): void => {
    const others = get().outgoing.filter(({ key }) => key !== line.key)
    set({ outgoing: [...others, line].sort((one, other) => one.key - other.key) })
  }
  const send = async ({ key, text }: Pick<Outgoing, 'key' | 'text'>): Promise<void> => {
    put({ key, text, failure: 'waiting' })
    try {
      await social.say(text)
      set({ outgoing: get().outgoing.filter((line) => line.key !== key) })
    } catch (error) {
      put({ key, text, failure: failureOf(error) })
    }
  }
  return {
    setDraft: (draft) => set({ draft }),
    sendDraft: async () => {
      const text = get().draft.trim()
      if (text === '') return
      set({ draft: '' })
      await send({ key: ++last, text })
    },
    resend: async (key) => {
      const line = get().outgoing.find((each) => each.key === key)
      if (line !== undefined && line.failure !== 'waiting') await send(line)
    },
    showChat: (open) => set({ isChatOpen: open, unread: 0 })
  }
}

/** Follows the chat. Returns the function that stops. */
export const followChat = (conference: Conference, { get, set }: RoomPort): (() => void) =>
  conference.on('chat', ({ isSelf }) => {
    const isNews = !isSelf && !get().isChatOpen
    set({ chat: conference.social.chat, unread: get().unread + (isNews ? 1 : 0) })
  })
