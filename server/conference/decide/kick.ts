import { ExitReason } from '../../../protocol/numbers'
import { nameMeant } from '../model/find'
import type { State } from '../model/state'
import type { Command, Context, Decision } from './command'
import { remove } from './leave'
import { isAdmin, membersMeant } from './rights'
import { type Step, begin, change } from './step'

/** How many names are remembered as kicked or banned; the oldest go first. */
const REMEMBERED_MAX = 1000

/**
 * Removes members. Their tickets from before this moment and the roles that were given to their names are worth nothing
 * any more. With `ban` the names may not come back, and may also be of people who have left already. Admins are equals:
 * one may remove another, the creator included.
 */
export function kick(state: State, { by, names, ban }: Extract<Command, { type: 'kick' }>, { now }: Context): Decision {
  if (!isAdmin(state, by)) return { error: 'not-permitted' }
  const victims = membersMeant(state, names)
  if (victims.length === 0 && !(ban && names.length > 0)) return { error: 'no-such-member' }
  const barred = ban ? names.map((given) => nameMeant(state, given)) : []
  const revoked = revoke(begin(state), [...victims.map((victim) => victim.name), ...barred], now)
  const banned = change(revoked, { banned: [...new Set([...state.banned, ...barred])].slice(-REMEMBERED_MAX) })
  return victims.reduce((step, victim) => remove(step, victim, ExitReason.KICKED, true), banned)
}

function revoke(step: Step, names: readonly string[], now: number): Step {
  const { kicked, roles, dropped } = step.state
  const kept = Object.entries(kicked).filter(([name]) => !names.includes(name))
  const added = [...new Set(names)].map((name) => [name, now] as const)
  return change(step, {
    kicked: Object.fromEntries([...kept, ...added].slice(-REMEMBERED_MAX)),
    roles: Object.fromEntries(Object.entries(roles).filter(([name]) => !names.includes(name))),
    dropped: dropped.filter((seat) => !names.includes(seat.name))
  })
}
