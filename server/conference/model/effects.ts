import type { ServerEvent } from '../../../protocol/server-events'
import type { DisconnectTarget, StreamId } from '../../media/engine'
import type { RecordingOrder } from './recording'

/** What a decision wants done in the world, in this order. */
export type Effect =
  /** Tells one session; it need not be a member any more. */
  | { readonly type: 'send'; readonly sessId: string; readonly event: ServerEvent }
  | { readonly type: 'closeLink'; readonly sessId: string }
  /** Ends media at once. */
  | { readonly type: 'cut'; readonly target: DisconnectTarget }
  /** Begins or ceases to listen to who speaks in a stream. */
  | { readonly type: 'listen'; readonly streamId: StreamId; readonly on: boolean }
  /** Starts a timer, or starts it anew. */
  | { readonly type: 'startTimer'; readonly timer: Timer; readonly ms: number }
  | { readonly type: 'cancelTimer'; readonly timer: Timer }
  /** Tells the recorder. */
  | { readonly type: 'record'; readonly order: RecordingOrder }
  /** Nothing is left of the conference. */
  | { readonly type: 'end' }

/** What is waited for. Its name is unique in a conference. */
export type Timer =
  /** A member without a socket may come back. */
  | { readonly type: 'grace'; readonly sessId: string }
  /** A stream without media may come back. */
  | { readonly type: 'media'; readonly streamId: string }
  /** Somebody may enter the empty conference. */
  | { readonly type: 'empty' }
  /** An admin may come back. */
  | { readonly type: 'leaderless' }

export function timerName(timer: Timer): string {
  switch (timer.type) {
    case 'grace':
      return `grace ${timer.sessId}`
    case 'media':
      return `media ${timer.streamId}`
    case 'empty':
    case 'leaderless':
      return timer.type
  }
}
