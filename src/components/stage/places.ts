/** Which tile is in which place of the page; undefined: the place is free. */
export type Places = readonly (string | undefined)[]

/**
 * Who is there stays in their place, who comes takes the first one that is free. A place that was once made is never taken
 * away: a mini-program that inserts or removes a node sends all nodes beside it anew, players too; what comes and goes inside
 * of a place costs nobody else anything.
 */
export function placesAfter(places: Places, ids: readonly string[]): Places {
  const kept = places.map((id) => (id !== undefined && ids.includes(id) ? id : undefined))
  const coming = ids.filter((id) => !kept.includes(id))
  const filled = kept.map((id) => id ?? coming.shift())
  const next = [...filled, ...coming]
  return next.length === places.length && next.every((id, place) => id === places[place]) ? places : next
}
