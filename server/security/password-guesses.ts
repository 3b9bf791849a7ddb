import { Refusal } from '../../protocol/refusal'
import type { RateLimit } from './rate-limit'

/** Who tries a room's password, from where, and which room. */
export interface Guess {
  readonly ip: string
  /** Full name. */
  readonly name: string
  /** Anything that stands for the room or the conference. */
  readonly room: string
}

export interface GuessLimits {
  readonly roomGuessesByAddressAndRoom: RateLimit
  readonly roomGuessesByAddress: RateLimit
  readonly roomGuessesByName: RateLimit
  readonly roomGuessesByRoom: RateLimit
}

/**
 * Lets somebody try a room's password, and counts what is wrong against the address, the name and the room, each with a
 * limit of its own: neither many names, nor many addresses, nor many rooms make guessing cheap. Throws `too-many`.
 */
export function guardGuess<T>(
  limits: GuessLimits,
  { ip, name, room }: Guess,
  attempt: () => T | Promise<T>
): Promise<T> {
  const { roomGuessesByAddressAndRoom, roomGuessesByAddress, roomGuessesByName, roomGuessesByRoom } = limits
  const guards: readonly (readonly [RateLimit, string])[] = [
    [roomGuessesByAddressAndRoom, `${ip} ${room}`],
    [roomGuessesByAddress, ip],
    [roomGuessesByName, name],
    [roomGuessesByRoom, room]
  ]
  const guarded = guards.reduce<() => T | Promise<T>>(
    (inner, [limit, key]) =>
      () =>
        limit.guard(key, isWrongRoomPassword, inner),
    attempt
  )
  return Promise.resolve(guarded())
}

const isWrongRoomPassword = (error: unknown): boolean => error instanceof Refusal && error.reason === 'wrong-password'
