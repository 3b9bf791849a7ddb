import { Refusal } from '../../../protocol/refusal'

/** The failures that may not happen often. */
export const isWrongRoomPassword = (error: unknown): boolean =>
  error instanceof Refusal && error.reason === 'wrong-password'
