import type { ClientMessage, ClientOp } from '../client-ops'
import { Op } from '../ops'
import { QUALITY } from '../quality'
import { Social } from '../social'
import { parseEnter } from './client-enter'
import { parseCandidates, parseHangUp, parseMute, parseOffer, parseResubscribe, parseUnsubscribe } from './client-media'
import { parseRemoteAnswer, parseRemoteMessage } from './client-remote'
import { parseChat, parseHand, parseModerate } from './client-social'
import { Fields, ID, Malformed, isObject, parseJson } from './fields'

/** What a frame of a client turned out to be. `tsxId` is known as soon as it could be read, so that it can be answered. */
export type ClientFrame =
  | { readonly tsxId: string; readonly message: ClientMessage }
  | { readonly tsxId: string | undefined; readonly malformed: Malformed }

/** The only door for what clients send over the WebSocket. Never throws. */
export function parseClientFrame(text: string): ClientFrame {
  let tsxId: string | undefined
  try {
    const value = parseJson(text, 'message')
    tsxId = legibleTsxId(value)
    const message = parseMessage(new Fields(value, ''))
    return { tsxId: message.tsxId, message }
  } catch (error) {
    if (error instanceof Malformed) return { tsxId, malformed: error }
    throw error
  }
}

function legibleTsxId(value: unknown): string | undefined {
  if (!isObject(value) || typeof value.tsxId !== 'string') return undefined
  return value.tsxId.length >= 1 && value.tsxId.length <= ID.max ? value.tsxId : undefined
}

function parseMessage(fields: Fields): ClientMessage {
  const tsxId = fields.text('tsxId', ID)
  const sessId = fields.optionalText('sessId', ID)
  const op = parseOp(fields)
  return { ...op, tsxId, ...(sessId === undefined ? {} : { sessId }) }
}

const parsers: ReadonlyMap<number, (fields: Fields) => ClientOp> = new Map<number, (fields: Fields) => ClientOp>([
  [Op.ENTER, parseEnter],
  [Op.EXIT, () => ({ op: Op.EXIT })],
  [Op.CLOSE, () => ({ op: Op.CLOSE })],
  [Op.OFFER, parseOffer],
  [Op.CANDIDATES, parseCandidates],
  [Op.HANG_UP, parseHangUp],
  [Op.RESUBSCRIBE, parseResubscribe],
  [Op.UNSUBSCRIBE, parseUnsubscribe],
  [Op.STREAM_CHANGED, parseMute],
  [Op.RECORD, (fields) => ({ op: Op.RECORD, flag: fields.flag('flag') ? 1 : 0 })],
  [Op.COPY, (fields) => ({ op: Op.COPY, cver: fields.optionalInteger('cver', 0) ?? 0 })],
  [Op.REMOTE_REQUEST, (fields) => ({ op: Op.REMOTE_REQUEST, ...parseRemoteMessage(fields) })],
  [Op.REMOTE_MESSAGE, (fields) => ({ op: Op.REMOTE_MESSAGE, ...parseRemoteMessage(fields) })],
  [Op.RESPONSE, parseRemoteAnswer],
  [QUALITY, () => ({ op: QUALITY })],
  [Social.CHAT, parseChat],
  [Social.HAND, parseHand],
  [Social.MODERATE, parseModerate],
  [Social.PRESENCE, (fields) => ({ op: Social.PRESENCE, call: fields.flag('call') })]
])

function parseOp(fields: Fields): ClientOp {
  const parse = parsers.get(fields.integer('op'))
  if (parse === undefined) throw new Malformed('op', 'a known operation')
  return parse(fields)
}
