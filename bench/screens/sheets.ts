import type { Person } from '../../__tests__/support/app/person'
import type { Look } from './looks'
import type { Take } from './take'

/** Every sheet of the room, as its admin sees it, and the members as others see them. */
export async function sheets(look: Look, first: Person, guests: readonly Person[], take: Take): Promise<void> {
  const { people, chat } = look
  const [guest] = guests
  const { page, room } = first
  await first.members.actions(people[1])
  await take(first, 'members')
  if (guest !== undefined) await asTalker(look, guest, take)
  for (const [index, text] of chat.entries()) await (index % 2 === 0 ? guest : first)?.room.say(text)
  await room.openChat()
  await page
    .locator('.bub')
    .nth(chat.length - 1)
    .waitFor()
  await take(first, 'chat')
  await room.openSheet('more')
  await take(first, 'more')
  await page.locator('.more-devices-button').click()
  await page.locator('.device-row').first().waitFor()
  await take(first, 'devices')
  await room.openFromMore('diagnostics')
  await page.locator('.figure-line').nth(3).waitFor()
  await take(first, 'diagnostics')
  const keys = (await room.openSheet('more')).locator('.more-keys-button')
  if (await keys.isVisible()) {
    await keys.click()
    await take(first, 'keys')
  }
  await room.inviteLink()
  await page.locator('.qr:not(.is-waiting)').waitFor()
  await take(first, 'invite')
  await room.openSheet('leave')
  await take(first, 'leave')
  await page.locator('.end-button').click()
  await take(first, 'end-dialog')
  await page.locator('.dialog .decline-button').click()
  await room.putSheetAway()
}

/** The guest takes the size of the one who looks. */
async function asTalker({ viewport }: Look, guest: Person, take: Take): Promise<void> {
  const before = guest.page.viewportSize() ?? viewport
  await guest.page.setViewportSize(viewport)
  await guest.room.openSheet('members')
  await take(guest, 'members-as-talker')
  await guest.room.putSheetAway()
  await guest.page.setViewportSize(before)
  // The bar of a wide screen has more buttons than that of a phone; the next press is to meet the right one.
  const isWide = before.width >= before.height
  await guest.page.locator('.bar .chat-button').waitFor({ state: isWide ? 'attached' : 'detached' })
}
