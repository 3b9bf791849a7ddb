import type { ErrorName } from '../../protocol/errors'
import type { Moderation } from '../../protocol/social'
import type { ChatMessage } from '../services/emedia'

/** A line that the server has not taken yet. */
export interface Outgoing {
  readonly key: number
  readonly text: string
  /** Why it was not taken; `waiting` while it is on its way. */
  readonly failure: 'waiting' | { readonly reason: ErrorName | undefined }
}

/** An admin asks for microphone or camera; nothing happens until one says yes. */
export interface Question {
  readonly action: typeof Moderation.ASK_TO_UNMUTE | typeof Moderation.ASK_FOR_CAMERA
  /** Of the admin; empty when they have left. */
  readonly name: string
}

/** What people in the meeting do with each other. */
export interface SocialData {
  readonly chat: readonly ChatMessage[]
  readonly outgoing: readonly Outgoing[]
  /** Lines of others since one has looked last. */
  readonly unread: number
  readonly isChatOpen: boolean
  /** What one was about to say. */
  readonly draft: string
  readonly question: Question | undefined
}

export interface SocialActions {
  readonly setDraft: (text: string) => void
  /** Says what is in the draft. */
  readonly sendDraft: () => Promise<void>
  /** Says again what was not taken. */
  readonly resend: (key: number) => Promise<void>
  readonly showChat: (open: boolean) => void
  readonly raiseHand: (up: boolean) => Promise<void>
  readonly lowerHands: () => Promise<void>
  readonly moderate: (memberId: string, action: Moderation) => Promise<void>
  /** Yes or no to the question; without one nothing happens. */
  readonly answer: (yes: boolean) => Promise<void>
}
