import { type Loudness, SILENT } from '../levels/loudness'

/** So loud a source must be to get in, and so quiet to get out by itself; a quiet room with a fan stays outside. */
const ENTERS = 60
const LEAVES = 66
/** By so many decibels a source outside must be louder than one inside to take its place: no flicker between equals. */
const LOUDER = 6

/**
 * Who is mixed next: of all that can be heard the loudest, up to `most`, but whoever is inside already stays there as long
 * as nobody is clearly louder.
 *
 * @param inside who was mixed until now
 * @param levels of all sources, 0 to 127 (RFC 6464): the smaller the louder
 */
export function chooseLoudest<Id>(
  inside: ReadonlySet<Id>,
  levels: ReadonlyMap<Id, Loudness>,
  most: number
): ReadonlySet<Id> {
  const levelOf = (id: Id): Loudness => levels.get(id) ?? SILENT
  const byLoudness = (one: Id, other: Id): number => levelOf(one) - levelOf(other)
  const chosen = [...inside].filter((id) => levelOf(id) <= LEAVES).sort(byLoudness)
  const outside = [...levels.keys()].filter((id) => !inside.has(id) && levelOf(id) <= ENTERS).sort(byLoudness)
  chosen.splice(most)
  for (const id of outside) {
    const quietest = chosen.at(-1)
    if (chosen.length >= most && (quietest === undefined || levelOf(id) > levelOf(quietest) - LOUDER)) break
    if (chosen.length >= most) chosen.pop()
    chosen.push(id)
    chosen.sort(byLoudness)
  }
  return new Set(chosen)
}
