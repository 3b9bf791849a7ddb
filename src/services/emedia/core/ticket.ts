import { type JsonObject, isObject } from '../../../../protocol/parse/fields'
import type { Ticket } from '../../../../protocol/shapes'
import { mistake } from './check'

/** A ticket as the server gave it out, as JSON text. Throws a TypeError for what is none. */
export function readTicketText(text: unknown): Ticket {
  const value = parse(text)
  if (isObject(value) && isTicket(value)) return value
  throw mistake('ticket', 'the text of a ticket', text)
}

/** Only what the client itself reads is checked; the rest is the server's own and goes back as it came. */
function isTicket(value: JsonObject): value is JsonObject & Ticket {
  const { url, confrId, memName } = value
  return typeof url === 'string' && /^wss?:\/\//.test(url) && typeof confrId === 'string' && typeof memName === 'string'
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
