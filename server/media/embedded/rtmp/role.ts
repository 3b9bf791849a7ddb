import type { Message } from './message'

/** What a connection does on its media stream once it was let in. */
export interface Role {
  /** A peer that plays need not send anything. */
  readonly onlyReads: boolean
  /** Audio, video and data messages. */
  media(message: Message): void
  pause(paused: boolean): void
  /** Switches one kind off or on for a player. */
  receive(kind: 'audio' | 'video', wanted: boolean): void
  /** The peer stops or is gone. Repeated calls do nothing. */
  leave(): void
}
