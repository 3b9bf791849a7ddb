import { TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'
import { usePhonePlace } from '../support/weapp/place'

jest.setTimeout(TEST_TIME)

const place = usePhonePlace()

const nickNames = (members: ReadonlyMap<string, { readonly nickName: string }>) =>
  [...members.values()].map(({ nickName }) => nickName)

test('who types a room and a name is in it, seen by those who were there', async () => {
  const roomName = place().newRoom()
  const { conference } = await place().member('Anna', { roomName })
  const phone = await place().phone()

  await phone.enter(roomName, '小明')

  expect(phone.app.page.route).toBe('pages/room/index')
  await eventually(() => expect(nickNames(conference.members)).toEqual(['Anna', '小明']))
  await phone.press('.members-button')
  await phone.until(() => phone.row('Anna') !== null && phone.row('小明') !== null)
  expect(phone.isAdmin('Anna')).toBe(true)
})

test('a name that nobody has used opens a room, whose admin one is', async () => {
  const phone = await place().phone()
  await phone.enter(place().newRoom(), '小明')
  await phone.press('.members-button')
  await phone.until(() => phone.isAdmin('小明'))
})

test('without a room name there is nothing to press', async () => {
  const phone = await place().phone()
  await phone.type('.name-field', '小明')
  expect((await phone.find('.join-button')).attr.disabled).toBe(true)
})

test('the name and the room are remembered for the next time', async () => {
  const storage = new Map<string, unknown>()
  const first = await place().phone({ storage })
  const roomName = place().newRoom()
  await first.enter(roomName, '小明')
  await first.close()

  const second = await place().phone({ storage })
  expect((await second.find('input', () => second.app.one('.name-field'))).attr.value).toBe('小明')
  await second.press('.recent-room')
  await second.inRoom(roomName)
})

test('a password is asked for when the server wants one; a wrong one is told', async () => {
  const roomName = place().newRoom()
  await place().member('Anna', { roomName, password: 'open sesame' })
  const phone = await place().phone()
  await phone.join(roomName, '小明')

  await phone.type('.password-field', 'wrong')
  await phone.press('.join-button')
  await phone.until(() => phone.app.view().text.includes('密码不对'))
  await phone.type('.password-field', 'open sesame')
  await phone.press('.join-button')

  await phone.inRoom(roomName)
})

describe('an invitation fills the room in, so that one tap enters', () => {
  const ways: [string, (invite: { id: string; url: string }) => string, number][] = [
    ['a mini-program code', ({ id }) => `scene=${id}`, 1047],
    ['an ordinary code that WeChat leads here', ({ url }) => `q=${encodeURIComponent(url)}`, 1011],
    ['a shared card', ({ id }) => `invite=${id}`, 1007]
  ]

  test.each(ways)('by %s', async (_, query, scene) => {
    const roomName = place().newRoom()
    const { client } = await place().member('Anna', { roomName })
    const invite = await client.createInvite(roomName)
    const phone = await place().phone({ entry: `pages/lobby/index?${query(invite)}`, scene })

    await phone.until(() => phone.app.one('.invited-room')?.text === roomName)
    await phone.type('.name-field', '小明')
    await phone.press('.join-button')

    await phone.inRoom(roomName)
  })

  test('by scanning the code in the lobby', async () => {
    const roomName = place().newRoom()
    const { client } = await place().member('Anna', { roomName })
    const { url } = await client.createInvite(roomName)
    const phone = await place().phone({ person: { scans: () => url } })

    await phone.press('.scan-button')

    await phone.until(() => phone.app.one('.invited-room')?.text === roomName)
    expect(await phone.app.share()).toMatchObject({
      title: `邀请你参加「${roomName}」`,
      path: expect.stringContaining('invite=') as unknown
    })
  })

  test("by the card that is sent from the room's invite sheet", async () => {
    const phone = await place().phone()
    const roomName = place().newRoom()
    await phone.enter(roomName, '小明')
    await phone.press('.alone-invite-button')
    await phone.find('.invite-link')

    const { path, title, imageUrl } = (await phone.app.share()) as Record<'path' | 'title' | 'imageUrl', string>
    expect(title).toContain(roomName)
    expect(decodeURIComponent(imageUrl)).toMatch(new RegExp(`/500x400-.*${roomName}.*\\.jpg$`))
    const guest = await place().phone({ entry: path.replace(/^\//, ''), scene: 1007 })

    await guest.until(() => guest.app.one('.invited-room')?.text === roomName)
  })
})
