/**
 * Operations and events of our own: what people in a meeting do with each other. Neither of the vendor's clients handles
 * these numbers; a client that lists one in its `res.ops` is sent the events of that number, nobody else is.
 */
export const Social = {
  /** A line of text to everybody, both directions. */
  CHAT: 9311,
  /** A hand is raised or lowered, both directions. */
  HAND: 9312,
  /** What an admin does to one member, or asks of one; the member concerned hears of it by the same number. */
  MODERATE: 9313,
  /** Whether somebody is reached: there, without a connection, or on a phone call. Both directions. */
  PRESENCE: 9314
} as const
export type Social = (typeof Social)[keyof typeof Social]

/** One line of the chat, as everybody sees it. */
export interface ChatMessage {
  /** Counts from 1 in the conference; tells old from new, and one from another. */
  readonly seq: number
  /** Who wrote it; they may have left since, or come back with another id. */
  readonly memId: string
  /** The name that people saw. */
  readonly nickName: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Longest line of the chat, in UTF-16 units. */
export const CHAT_MAX = 500

/** What an admin does that the member concerned must follow: switching off. Nobody switches on for others: that is asked. */
export const Moderation = {
  MUTE: 'mute',
  STOP_CAMERA: 'stop-camera',
  STOP_SCREEN: 'stop-screen',
  ASK_TO_UNMUTE: 'ask-to-unmute',
  ASK_FOR_CAMERA: 'ask-for-camera',
  LOWER_HAND: 'lower-hand',
  /** Gives one's own place as an admin to that member. */
  HAND_OVER: 'hand-over'
} as const
export type Moderation = (typeof Moderation)[keyof typeof Moderation]

export const isModeration = (value: unknown): value is Moderation =>
  Object.values(Moderation).includes(value as Moderation)

/** How a member is reached. */
export type Presence = 'here' | 'away' | 'call'

export interface Chat {
  readonly op: typeof Social.CHAT
  readonly text: string
}

/** One's own hand; or, for admins and without `up`, everybody's. */
export interface Hand {
  readonly op: typeof Social.HAND
  readonly up: boolean
  /** All hands, which only go down. */
  readonly all: boolean
}

export interface Moderate {
  readonly op: typeof Social.MODERATE
  readonly memId: string
  readonly action: Moderation
}

export interface TellPresence {
  readonly op: typeof Social.PRESENCE
  /** Whether a phone call has taken microphone and camera. */
  readonly call: boolean
}

export type SocialOp = Chat | Hand | Moderate | TellPresence

export interface ChatEvent {
  readonly op: typeof Social.CHAT
  readonly message: ChatMessage
}

export interface HandEvent {
  readonly op: typeof Social.HAND
  readonly cver: number
  readonly memId: string
  /** When it was raised, in ms since 1970; 0 when it is down. */
  readonly hand: number
  /** The admin who lowered it, if it was not its owner. */
  readonly by?: string
}

export interface ModerateEvent {
  readonly op: typeof Social.MODERATE
  /** The admin. */
  readonly memId: string
  readonly action: Moderation
}

export interface PresenceEvent {
  readonly op: typeof Social.PRESENCE
  readonly cver: number
  readonly memId: string
  readonly presence: Presence
}

export type SocialEvent = ChatEvent | HandEvent | ModerateEvent | PresenceEvent
