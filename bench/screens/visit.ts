import type { Person } from '../../__tests__/support/app/person'
import type { Place } from '../../__tests__/support/app/place'
import type { Look } from './looks'

/** Keeps what a page shows now. */
export type Take = (person: Person, name: string) => Promise<void>

/** Goes through the whole app with one look, and takes a picture of everything. */
export async function visit(place: Place, look: Look, take: Take): Promise<void> {
  const { viewport, locale, people } = look
  const first = await place.person(people[0], { viewport, locale, reducedMotion: 'reduce' })
  await settings(first, take)
  await first.standAtDoor(look.roomName)
  await first.lobby.preview()
  await inBothThemes(first, 'lobby', take)
  await first.lobby.join.click()
  await first.room.isOpen()
  await room(place, look, first, take)
  await first.room.endForEveryone()
  await first.exit.title()
  await inBothThemes(first, 'exit', take)
}

async function settings(person: Person, take: Take): Promise<void> {
  await person.lobby.open()
  await person.lobby.settings.click()
  await person.settings.name.fill(person.name)
  await inBothThemes(person, 'settings', take)
  await person.settings.back.click()
}

async function room(place: Place, { roomName, locale, people }: Look, first: Person, take: Take): Promise<void> {
  await first.room.sees(first.name)
  await take(first, 'room-1')
  for (const [index, name] of people.slice(1).entries()) {
    const guest = await place.person(name, { locale })
    await guest.enter(roomName)
    if (index === 1) await guest.room.pressMicrophone()
    await first.room.sees(name)
    if (index === 0) await take(first, 'room-2')
  }
  await take(first, 'room-4')
  await first.members.actions(people[1])
  await take(first, 'members')
  await first.room.inviteLink()
  await take(first, 'invite')
  await first.room.openSheet('leave')
  await take(first, 'leave')
}

async function inBothThemes(person: Person, name: string, take: Take): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await person.page.emulateMedia({ colorScheme })
    await take(person, `${name}-${colorScheme}`)
  }
}
