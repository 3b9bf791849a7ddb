import type { Place } from '../../__tests__/support/app/place'
import { Phone } from '../../__tests__/support/weapp/phone'
import type { Look } from './looks'
import type { Take } from './take'

/** Two browsers and the compiled mini-program in one room. */
export async function three(place: Place, look: Look, take: Take): Promise<void> {
  const { viewport, locale, exitRoom: roomName, people } = look
  const [one, other, holder] = people
  const first = await place.person(one, { viewport, locale, reducedMotion: 'reduce' })
  await first.enter(roomName)
  const second = await place.person(other, { locale })
  await second.enter(roomName)
  const phone = await Phone.open(place.server.url, { camera: { tone: 620 } })
  try {
    await phone.enter(roomName, holder)
    for (const name of [other, holder]) await first.room.sees(name)
    await take(first, 'room-3')
    await first.room.endForEveryone()
    await phone.exit('ended')
  } finally {
    await phone.close()
  }
}
