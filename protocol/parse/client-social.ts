import { CHAT_MAX, type Chat, type Hand, type Moderate, Social, isModeration } from '../social'
import { type Fields, ID, Malformed } from './fields'

/** Characters that show nothing, or turn the direction of what follows around; line breaks stay. */
const INVISIBLE = /(?!\n)[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** A line of the chat, without what nobody can see. */
export function parseChat(fields: Fields): Chat {
  const text = fields.text('text', { min: 1, max: CHAT_MAX }).replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim()
  if (text === '') throw new Malformed('text', 'text that can be seen')
  return { op: Social.CHAT, text }
}

export function parseHand(fields: Fields): Hand {
  const up = fields.flag('up')
  const all = fields.flag('all')
  if (up && all) throw new Malformed('all', 'only one hand at a time to go up')
  return { op: Social.HAND, up, all }
}

export function parseModerate(fields: Fields): Moderate {
  return {
    op: Social.MODERATE,
    memId: fields.text('memId', ID),
    action: fields.one('action', isModeration, 'something that an admin can do')
  }
}
