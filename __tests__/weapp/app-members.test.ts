import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'
import { Role } from '../../protocol/numbers'
import { Moderation } from '../../protocol/social'
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

describe('with the others', () => {
  test('a phone mutes one of them, lowers a hand, and writes', async () => {
    const roomName = place().newRoom()
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    const { conference } = await place().member('Anna', { roomName })
    const told: unknown[] = []
    conference.on('moderated', (action, by) => told.push([action, by?.nickName]))
    await conference.social.raiseHand(true)
    await phone.until(() => phone.tile('Anna')?.one('.hand-tag'))

    await phone.openMember('Anna')
    await phone.press('.lower-hand-button')
    await phone.press('.ask-to-unmute-button')
    await eventually(
      () =>
        expect(told).toEqual([
          ['lower-hand', '小明'],
          ['ask-to-unmute', '小明']
        ]),
      PATIENCE
    )
    await phone.until(() => phone.tile('Anna')?.one('.hand-tag') === null)

    await phone.press('.close-button')
    await phone.press('.more-button')
    await phone.press('.more-chat-button')
    await phone.type('.chat-sheet', '你好')
    await phone.press('.send-button')
    await eventually(() => expect(conference.social.chat.map(({ text }) => text)).toEqual(['你好']), PATIENCE)
    await conference.social.say('hello')
    await phone.until(
      () =>
        phone.app
          .all('.bub')
          .map(({ text }) => text)
          .join() === '你好,hello'
    )
  })

  test('a phone asks for the floor, obeys a mute, and unmutes by its own yes only', async () => {
    const roomName = place().newRoom()
    const { conference } = await place().member('Anna', { roomName })
    const phone = await place().phone()
    await phone.enter(roomName, '小明')
    await phone.until(() => phone.camera.running && conference.streams.size === 1)
    const other = () => [...conference.members.values()].find(({ isSelf }) => !isSelf)
    const id = other()?.id ?? ''
    const isMuted = () => [...conference.streams.values()][0]?.audioOff

    await conference.social.moderate(id, Moderation.MUTE)
    await eventually(() => expect(isMuted()).toBe(true), PATIENCE)
    await conference.social.moderate(id, Moderation.ASK_TO_UNMUTE)
    await phone.until(() => phone.app.view().text.includes('Anna请你打开麦克风'))
    expect(isMuted()).toBe(true)
    await phone.press('.confirm-button')
    await eventually(() => expect(isMuted()).toBe(false), PATIENCE)

    await conference.grant([id], Role.AUDIENCE)
    await phone.press('.hand-button')
    await eventually(() => expect(other()?.hand).toBeGreaterThan(0), PATIENCE)
    await conference.grant([id], Role.TALKER)
    await eventually(() => expect(other()?.hand).toBeUndefined(), PATIENCE)
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
