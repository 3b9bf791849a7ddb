import type { Moderation } from '../../../../protocol/social'
import type { CallOptions } from './call-options'

/** One line of the chat. */
export interface ChatMessage {
  /** Counts from 1 in the conference: tells old from new, and one from another. */
  readonly seq: number
  /** Who wrote it; they may have left since. */
  readonly memberId: string
  /** The name that people saw then. */
  readonly nickName: string
  readonly text: string
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** Written from this very seat. */
  readonly isSelf: boolean
}

/** What people in a conference do with each other. Servers other than ours refuse all of it with `bad-request`. */
export interface Social {
  /** Everything that is kept of the chat, oldest first. */
  readonly chat: readonly ChatMessage[]
  /** Says something to everybody. Rejects with `chat-too-fast` for a flood, with a TypeError above 500 characters. */
  say(text: string, options?: CallOptions): Promise<ChatMessage>
  /** Raises or lowers one's own hand. The audience asks for the floor by it. */
  raiseHand(up: boolean, options?: CallOptions): Promise<void>
  /** Admins: lowers all hands. */
  lowerHands(options?: CallOptions): Promise<void>
  /** Admins: mutes somebody, asks them to unmute, stops their screen, or does one of the other things of {@link Moderation}. */
  moderate(memberId: string, action: Moderation, options?: CallOptions): Promise<void>
  /** Tells the others whether a phone call has taken microphone and camera. */
  tellCall(call: boolean, options?: CallOptions): Promise<void>
}
