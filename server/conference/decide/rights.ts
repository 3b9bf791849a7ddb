import { Role } from '../../../protocol/numbers'
import type { ErrorName } from '../../../protocol/errors'
import { grantedRole, headcount, memberByName, nameMeant, roleOf } from '../model/find'
import { noPlaceFor } from '../model/limits'
import type { Member, State } from '../model/state'
import type { Command } from './command'

export const isAdmin = (state: State, name: string): boolean => roleOf(state, name) === Role.ADMIN

/** Why somebody may not come in as this; undefined if they may. Their own present seat is not counted: they leave it. */
export function whyNotEnter(state: State, name: string, role: Role): ErrorName | undefined {
  if (state.banned.includes(name)) return 'banned'
  const isKnown = memberByName(state, name) !== undefined || grantedRole(state, name) === Role.ADMIN
  if (state.flags.locked && !isKnown) return 'locked'
  return noPlaceFor(role, state.type, state.limits, headcount(state.members.filter((member) => member.name !== name)))
}

/** The members that an admin means, each once. Names of nobody who is there are passed over. */
export function membersMeant(state: State, names: readonly string[]): readonly Member[] {
  const meant = new Set(names.map((given) => nameMeant(state, given)))
  return state.members.filter((member) => meant.has(member.name))
}

/** Whether a command gives or takes rights. What has been taken from somebody must not come back with the power. */
export const isAboutRights = ({ type }: Command): boolean =>
  type === 'kick' || type === 'expel' || type === 'grant' || type === 'degrade' || type === 'flags'
