import { randomInt, randomUUID } from 'node:crypto'

/** User names of guests begin with it, and those of accounts never do: nobody can register as a guest who is here. */
export const GUEST_PREFIX = 'guest-'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

export interface Person {
  readonly uuid: string
  readonly username: string
  readonly nickname: string
}

/** A made-up person: 60 bits of chance make the user name one of a kind. */
export function newGuest(name: string): Person {
  const chance = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return { uuid: randomUUID(), username: `${GUEST_PREFIX}${chance}`, nickname: name }
}
