import type { Command } from './decide/command'
import { memberBySession, nameMeant } from './model/find'
import type { State } from './model/state'

/** What somebody did to a conference. */
export interface Deed {
  /** A stable word. */
  readonly action: string
  /** Full name; empty for the server itself. */
  readonly actor: string
  /** Full name of whoever it was done to, or empty. */
  readonly subject: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Told of every deed that took effect. */
export type Witness = (conference: State, deed: Deed) => void

/** The deeds in a command that has changed this state. Most commands are none: media comes and goes. */
export function deedsOf(before: State, command: Command): readonly Deed[] {
  const deed = (action: string, actor: string, subject = '', details: Deed['details'] = {}): Deed => ({
    action,
    actor,
    subject,
    details
  })
  const seatOf = (sessId: string): string => memberBySession(before, sessId)?.name ?? ''
  switch (command.type) {
    case 'enter':
      return [deed('joined', command.seat.name, '', { role: command.role })]
    case 'exit':
      return [deed('left', seatOf(command.sessId))]
    case 'graceOver':
      return [deed('lost', seatOf(command.sessId))]
    case 'kick':
      return command.names.map((name) => deed(command.ban ? 'banned' : 'removed', command.by, nameMeant(before, name)))
    case 'expel':
      return before.members.some(({ name }) => name === command.name) ? [deed('removed', '', command.name)] : []
    case 'grant':
    case 'degrade':
      return command.names.map((name) => deed('granted', command.by, nameMeant(before, name), { role: command.role }))
    case 'flags':
      return [deed('set', command.by, '', { ...command.flags })]
    case 'record':
      return [deed(command.on ? 'recording-started' : 'recording-stopped', seatOf(command.sessId))]
    case 'destroy':
      return [deed('ended', command.by)]
    case 'emptyOver':
      return [deed('ended', '')]
    default:
      return []
  }
}
