import {
  type ChatEvent,
  type ChatMessage,
  type HandEvent,
  type ModerateEvent,
  type Presence,
  type PresenceEvent,
  Social,
  isModeration
} from '../social'
import { Fields, ID } from './fields'

/** Longest text that is taken from a server, which may allow more than ours does. */
const TEXT_MAX = 4096

export function parseChatMessage(value: unknown): ChatMessage {
  const fields = new Fields(value, 'message')
  return {
    seq: fields.integer('seq', 1),
    memId: fields.text('memId', ID),
    nickName: fields.optionalText('nickName', { max: 512 }) ?? '',
    text: fields.text('text', { min: 1, max: TEXT_MAX }),
    at: fields.integer('at', 0)
  }
}

export const parseChatEvent = (fields: Fields): ChatEvent => ({
  op: Social.CHAT,
  message: parseChatMessage(fields.raw('message'))
})

export function parseHandEvent(fields: Fields): HandEvent {
  const by = fields.optionalText('by', ID)
  return {
    op: Social.HAND,
    cver: fields.optionalInteger('cver', 0) ?? 0,
    memId: fields.text('memId', ID),
    hand: fields.integer('hand', 0),
    ...(by === undefined ? {} : { by })
  }
}

export const parseModerateEvent = (fields: Fields): ModerateEvent => ({
  op: Social.MODERATE,
  memId: fields.text('memId', ID),
  action: fields.one('action', isModeration, 'something that an admin can do')
})

export const isPresence = (value: unknown): value is Presence =>
  value === 'here' || value === 'away' || value === 'call'

export const parsePresenceEvent = (fields: Fields): PresenceEvent => ({
  op: Social.PRESENCE,
  cver: fields.optionalInteger('cver', 0) ?? 0,
  memId: fields.text('memId', ID),
  presence: fields.one('presence', isPresence, 'here, away or call')
})
