import type { Person } from '../../__tests__/support/app/person'
import type { Place } from '../../__tests__/support/app/place'
import type { Look } from './looks'
import { inBothThemes, type Take } from './take'

/** Lobby and settings, and every way in which one is not let in. */
export async function doors(place: Place, look: Look, take: Take): Promise<void> {
  const { viewport, locale, people, roomName } = look
  const host = await place.person(people[0], { viewport, locale, reducedMotion: 'reduce' })
  await settings(host, take)
  await host.settings.password.fill('2580')
  await host.settings.back.click()
  await host.lobby.fill(roomName, host.name)
  await host.lobby.preview()
  await inBothThemes(host, 'lobby', take)
  await devices(host, take)
  await host.lobby.join.click()
  await host.room.isOpen()
  await refusals(place, look, host, take)
  await host.room.endForEveryone()
  await host.exit.home.click()
  await host.lobby.recentRooms.first().waitFor()
  await inBothThemes(host, 'lobby-recent', take)
  await host.page.context().close()
}

async function settings(person: Person, take: Take): Promise<void> {
  await person.lobby.open()
  await person.lobby.settings.click()
  await person.settings.name.fill(person.name)
  await inBothThemes(person, 'settings', take)
  const { page } = person
  await page.locator('.test-button').click()
  await page.locator('.connection-part.is-passed').nth(2).waitFor()
  await page.locator('.connection').scrollIntoViewIfNeeded()
  await inBothThemes(person, 'connection', take)
  await page.locator('.host-field input').fill('meet.example:x')
  await take(person, 'address-invalid')
  await page.locator('.host-field input').fill('')
}

async function devices(person: Person, take: Take): Promise<void> {
  const { page } = person
  await page.locator('.pick-devices').click()
  await page.locator('.device-row').first().waitFor()
  await take(person, 'lobby-devices')
  await page.locator('.devices-sheet .close-button').click()
}

async function refusals(
  place: Place,
  { viewport, locale, people, roomName }: Look,
  host: Person,
  take: Take
): Promise<void> {
  const guest = await place.person(people[1], { viewport, locale, reducedMotion: 'reduce', allowsDevices: false })
  await guest.standAtDoor(roomName)
  await guest.page.locator('.preview-state .hint, .preview-state').first().waitFor()
  await take(guest, 'lobby-refused')
  await guest.lobby.join.click()
  await guest.lobby.password.waitFor()
  await take(guest, 'lobby-password')
  await guest.lobby.password.fill('1')
  await guest.lobby.join.click()
  await guest.page.locator('.hint.err').first().waitFor()
  await inBothThemes(guest, 'lobby-password-wrong', take)
  await (await host.room.openSheet('members')).locator('.lock-button').click()
  await host.page.locator('.topbar .ic-lock').waitFor()
  await guest.lobby.password.fill('2580')
  await guest.lobby.join.click()
  await guest.lobby.failure.waitFor()
  await inBothThemes(guest, 'lobby-locked', take)
  await guest.page.context().close()
}
