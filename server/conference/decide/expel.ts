import { ExitReason } from '../../../protocol/numbers'
import { memberByName } from '../model/find'
import type { State } from '../model/state'
import type { Context, Decision, ExpelCommand } from './command'
import { remove } from './leave'
import { begin, change } from './step'

/**
 * Takes somebody out by the operator's order, as if an admin had removed them. Where they have neither a seat nor a claim
 * to one, nothing happens.
 */
export function expel(state: State, { name, forget }: ExpelCommand, { now }: Context): Decision {
  const member = memberByName(state, name)
  const isKnown = member !== undefined || Object.hasOwn(state.roles, name) || state.dropped.some(isOf(name))
  if (!isKnown) return begin(state)
  const claimless = change(begin(state), {
    kicked: { ...state.kicked, [name]: now },
    dropped: state.dropped.filter((seat) => !isOf(name)(seat)),
    roles: forget ? without(state.roles, name) : state.roles
  })
  return member === undefined ? claimless : remove(claimless, member, ExitReason.KICKED, true)
}

const isOf =
  (name: string) =>
  (seat: { readonly name: string }): boolean =>
    seat.name === name

const without = <Value>(entries: Readonly<Record<string, Value>>, name: string): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(entries).filter(([key]) => key !== name))
