import { Op } from '../ops'
import { Fields, ID, type JsonObject, Malformed, isObject, parseJson } from './fields'
import type { EventMessage, EventParsers } from './server-events'

/** The answer to an operation, matched by its `tsxId`. What it brings is read by whoever asked. */
export interface AnswerMessage {
  readonly tsxId: string
  /** 0, or the code of a refusal. */
  readonly result: number
  readonly msg: string
  readonly body: JsonObject
}

/** What a frame of a server turned out to be; `unknown` is an event that there is no reader for. */
export type ServerFrame =
  | { readonly kind: 'answer'; readonly answer: AnswerMessage }
  | { readonly kind: 'event'; readonly sessId: string; readonly event: EventMessage }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed'; readonly problem: Malformed }

/** The only door for what servers send over the WebSocket. Never throws. */
export function parseServerFrame(text: unknown, events: EventParsers): ServerFrame {
  try {
    if (typeof text !== 'string') throw new Malformed('message', 'text')
    const value = parseJson(text, 'message')
    if (!isObject(value)) throw new Malformed('message', 'an object')
    return parseFrame(value, events)
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', problem: error }
    throw error
  }
}

function parseFrame(body: JsonObject, events: EventParsers): ServerFrame {
  const fields = new Fields(body, '')
  const op = fields.integer('op')
  if (op === Op.RESPONSE) return { kind: 'answer', answer: parseAnswer(fields, body) }
  const event = events.get(op)?.(fields)
  if (event === undefined) return { kind: 'unknown' }
  return { kind: 'event', sessId: fields.text('sessId', ID), event }
}

function parseAnswer(fields: Fields, body: JsonObject): AnswerMessage {
  return {
    tsxId: fields.text('tsxId', ID),
    result: fields.optionalInteger('result') ?? 0,
    msg: fields.optionalText('msg', { max: 1024 }) ?? '',
    body
  }
}
