import type { Person } from '../../__tests__/support/app/person'
import type { Place } from '../../__tests__/support/app/place'
import type { Look } from './looks'
import { inBothThemes, type Take } from './take'

/** The ways out: removed, on another device, a page opened without a seat, and the end for everyone. */
export async function exits(place: Place, look: Look, first: Person, take: Take): Promise<void> {
  const { viewport, locale, exitRoom, people } = look
  await first.room.endForEveryone()
  await first.exit.title()
  await inBothThemes(first, 'exit', take)
  const [host, guest] = [
    await place.person(people[1], { locale }),
    await place.person(people[0], { viewport, locale, reducedMotion: 'reduce' })
  ]
  await host.enter(exitRoom)
  await guest.enter(exitRoom)
  await guest.page.reload()
  await guest.exit.title()
  await take(guest, 'exit-reloaded')
  await guest.exit.rejoin.click()
  await guest.room.tile(people[1])
  const tablet = await onAnotherDevice(place, look, guest, take)
  await host.members.remove(people[0])
  await tablet.exit.title()
  await inBothThemes(tablet, 'exit-removed', take)
}

async function onAnotherDevice(
  place: Place,
  { locale, viewport, exitRoom, people }: Look,
  guest: Person,
  take: Take
): Promise<Person> {
  const account = await guest.page.evaluate(() => Object.entries<string>(sessionStorage))
  const tablet = await place.person(people[0], { locale, viewport, reducedMotion: 'reduce' })
  // Before the page runs, which signs in while it has nothing else to do.
  await tablet.page.addInitScript((known) => {
    for (const [key, value] of known) sessionStorage.setItem(key, value)
  }, account)
  await tablet.enter(exitRoom)
  await guest.exit.title()
  await take(guest, 'exit-other-device')
  return tablet
}
