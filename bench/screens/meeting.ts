import type { Person } from '../../__tests__/support/app/person'
import type { Place } from '../../__tests__/support/app/place'
import { enterBySdk } from '../../__tests__/support/sdk/member'
import type { Look } from './looks'
import { sheets } from './sheets'
import type { Take } from './take'

/** The room from one person to nine, with what they do there. @returns who looked, still in the room */
export async function meeting(place: Place, look: Look, take: Take): Promise<Person> {
  const { viewport, locale, people, roomName } = look
  const first = await place.person(people[0], { viewport, locale, reducedMotion: 'reduce' })
  await first.enter(roomName)
  await first.room.sees(first.name)
  await take(first, 'room-1')
  const guests = await company(place, look, first, take)
  await sheets(look, first, guests, take)
  await pinned(first, people[1], take)
  await shared(first, guests, take)
  await crowd(place, look, first, take)
  return first
}

async function company(place: Place, { locale, people, roomName }: Look, first: Person, take: Take): Promise<Person[]> {
  const guests: Person[] = []
  for (const [index, name] of people.slice(1).entries()) {
    const guest = await place.person(name, { locale, reducedMotion: 'reduce' })
    guests.push(guest)
    await guest.enter(roomName)
    if (index === 1) await guest.room.pressMicrophone()
    await first.room.sees(name)
    if (index === 0) await take(first, 'room-2')
  }
  await take(first, 'room-4')
  return guests
}

async function pinned(first: Person, name: string, take: Take): Promise<void> {
  const tile = await first.room.tile(name)
  await tile.enlarge()
  await take(first, 'pinned')
  await tile.enlarge()
}

/** A browser on a phone shares no screen: a guest at a desk does. */
async function shared(first: Person, guests: readonly Person[], take: Take): Promise<void> {
  const [, , sharer] = guests
  if (sharer === undefined) return
  await sharer.page.setViewportSize({ width: 1440, height: 900 })
  await sharer.page.locator('.bar .share-button').click()
  await first.page.locator('.tile.is-black video').waitFor()
  await first.page.locator('[data-player=playing] > .tile.is-black').waitFor()
  await take(first, 'screen-share')
  await sharer.page.locator('.bar .share-button').click()
  await first.page.locator('.tile.is-black').waitFor({ state: 'detached' })
}

/** The others come without pictures; one of them raises a hand, and the meeting is recorded and locked. */
async function crowd(place: Place, { roomName, extras }: Look, first: Person, take: Take): Promise<void> {
  const { page } = first
  for (const [index, nickName] of extras.entries()) {
    const { conference } = await enterBySdk(place.server.url, { roomName, nickName })
    if (index === 1) await conference.social.raiseHand(true)
    await first.room.tile(nickName)
    if (index === 1) await take(first, 'room-6')
  }
  await (await first.room.openSheet('more')).locator('.record-switch').click()
  await page.locator('.recording-mark').waitFor()
  await (await first.room.openSheet('members')).locator('.lock-button').click()
  await first.room.putSheetAway()
  await take(first, 'room-9')
  // A wide screen shows nine at once.
  if (await first.room.nextPage.isVisible()) {
    await first.room.nextPage.click()
    await take(first, 'room-9-second-page')
  }
  await first.members.actions(extras[1] ?? '')
  await take(first, 'members-of-nine')
  await first.room.putSheetAway()
}
