import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'
import { Role } from '../../protocol/numbers'
import { usePhonePlace } from '../support/weapp/place'

jest.setTimeout(TEST_TIME)

const place = usePhonePlace()

describe('as the admin', () => {
  test('a role is granted in the members sheet', async () => {
    const roomName = place().newRoom()
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    const { conference } = await place().member('Anna', { roomName })

    await phone.openMember('Anna')
    await phone.press('.make-audience-button')

    await eventually(() => expect(conference.self.role).toBe(Role.AUDIENCE), PATIENCE)
    await phone.until(() => phone.row('Anna')?.text.includes('听众'))
    await phone.press('.make-admin-button')
    await eventually(() => expect(conference.self.role).toBe(Role.ADMIN), PATIENCE)
    await phone.until(() => phone.isAdmin('Anna'))
  })

  test('somebody is removed after one more question, and may not come back when that is wished', async () => {
    const roomName = place().newRoom()
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    const { conference, client } = await place().member('Anna', { roomName })
    const closed = new Promise((resolve) => conference.on('closed', resolve))

    await phone.openMember('Anna')
    await phone.press('.check')
    await phone.press('.remove-button')
    expect(conference.status).toBe('open')
    await phone.press('.confirm-button')

    expect(await closed).toBe(12)
    await phone.until(() => phone.row('Anna') === null)
    await expect(client.joinRoom({ roomName, nickName: 'Anna' })).rejects.toMatchObject({ reason: 'banned' })
  })

  test('ending it asks once more, and everybody is out', async () => {
    const roomName = place().newRoom()
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    const { conference } = await place().member('Anna', { roomName })
    await phone.press('.leave-button')
    await phone.press('.end-button')
    expect(conference.status).toBe('open')

    await phone.press('.confirm-button')

    expect(await phone.exit('ended')).toContain('会议已结束')
    await eventually(() => expect(conference.status).toBe('closed'), PATIENCE)
    await phone.press('.home-button')
    await phone.find('.join-button')
  })
})

describe('as one of the others', () => {
  test('the list shows everybody, and offers nothing to do with them', async () => {
    const roomName = place().newRoom()
    await place().member('Anna', { roomName })
    const phone = await place().phone()
    await phone.enter(roomName, '小明')

    await phone.openMember('Anna')

    expect(phone.app.one('.rowmenu')).toBeNull()
    await phone.press('.leave-button')
    await phone.find('.leave-confirm-button')
    expect(phone.app.one('.end-button')).toBeNull()
  })

  test('whoever is made audience stops pushing, and may switch on again when made talker', async () => {
    const roomName = place().newRoom()
    const { conference } = await place().member('Anna', { roomName })
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    await phone.until(() => phone.camera.running && conference.streams.size === 1)
    const id = [...conference.members.values()].find(({ isSelf }) => !isSelf)?.id ?? ''

    await conference.grant([id], Role.AUDIENCE)
    await phone.until(() => !phone.camera.running)
    await phone.until(() => conference.streams.size === 0)
    await conference.grant([id], Role.TALKER)
    await phone.until(() => phone.app.view().text.includes('你现在可以发言了'))
    await phone.press('.microphone-button')

    await phone.until(() => phone.camera.running && conference.streams.size === 1)
  })

  test('whoever is removed is told so, and pushes no more', async () => {
    const roomName = place().newRoom()
    const { conference } = await place().member('Anna', { roomName })
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    await phone.until(() => phone.camera.running)

    const id = [...conference.members.values()].find(({ isSelf }) => !isSelf)?.id ?? ''
    await conference.kick([id])

    expect(await phone.exit('removed')).toContain('你被移出了会议')
    expect(phone.app.one('.rejoin-button')).toBeNull()
    await phone.until(() => !phone.camera.running)
  })

  test('leaving leads to a page that leads back into the room', async () => {
    const roomName = place().newRoom()
    const { conference } = await place().member('Anna', { roomName })
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    await phone.press('.leave-button')
    await phone.press('.leave-confirm-button')

    expect(await phone.exit('left')).toContain('你已离开会议')
    await eventually(() => expect(conference.members.size).toBe(1), PATIENCE)
    await phone.until(() => !phone.camera.running)
    await phone.press('.rejoin-button')

    await phone.inRoom(roomName)
    await eventually(() => expect(conference.members.size).toBe(2), PATIENCE)
  })
})
