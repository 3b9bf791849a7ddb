import type { Place } from '../../__tests__/support/app/place'
import { doors } from './doors'
import { exits } from './exits'
import type { Look } from './looks'
import { meeting } from './meeting'
import type { Take } from './take'
import { three } from './three'

/** Goes through the whole app with one look, and takes a picture of everything. */
export async function visit(place: Place, look: Look, take: Take): Promise<void> {
  await doors(place, look, take)
  await three(place, look, take)
  const first = await meeting(place, look, take)
  await exits(place, look, first, take)
}
