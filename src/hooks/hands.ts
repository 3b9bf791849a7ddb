import type { Member } from '../services/emedia'

/** Whose turn it is, from 1, by member id; whoever raised the hand first is first. */
export function turnsOf(members: readonly Member[]): ReadonlyMap<string, number> {
  const raised = members.filter(({ hand }) => hand !== undefined)
  raised.sort((one, other) => (one.hand ?? 0) - (other.hand ?? 0))
  return new Map(raised.map(({ id }, index) => [id, index + 1]))
}
