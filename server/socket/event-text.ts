import type { ServerEvent } from '../../protocol/server-events'

/** One event goes to many; it is written once, and forgotten with the event. */
const texts = new WeakMap<ServerEvent, string>()

/** The JSON text of an event as this session is sent it. */
export function eventText(event: ServerEvent, sessId: string): string {
  const known = texts.get(event)
  const text = known ?? JSON.stringify(event)
  if (known === undefined) texts.set(event, text)
  // Every event has its `op`, so that a comma is always due.
  return `${text.slice(0, -1)},"sessId":${JSON.stringify(sessId)}}`
}
