import { randomInt, randomUUID } from 'node:crypto'
import { type Person, prefixes } from './person'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A made-up person: 60 bits of chance make the user name one of a kind. */
export function newGuest(name: string): Person {
  const chance = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return { uuid: randomUUID(), username: `${prefixes.guest}${chance}`, nickname: name }
}
