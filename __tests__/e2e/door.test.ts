import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'a room with a password asks for it, refuses a wrong one and lets in with the right one',
  async () => {
    const [ada, bowen] = [await place().person('艾达'), await place().person('博文')]
    const roomName = place().newRoom()
    await ada.lobby.open()
    await ada.lobby.settings.click()
    await ada.settings.password.fill('开门')
    await ada.settings.back.click()
    await ada.lobby.fill(roomName, ada.name)
    await ada.lobby.join.click()
    await ada.room.isOpen()

    await bowen.standAtDoor(roomName)
    await bowen.lobby.join.click()
    expect(await bowen.lobby.passwordHint.innerText()).toBe('这场会议设了密码，可以问邀请你的人。')
    await bowen.lobby.password.fill('关门')
    expect(await bowen.lobby.passwordHint.innerText()).toBe('这场会议设了密码，可以问邀请你的人。')
    await bowen.lobby.join.click()
    await eventually(
      async () => expect(await bowen.lobby.passwordHint.innerText()).toBe('密码不对，请再试一次，或问问邀请你的人。'),
      PATIENCE
    )
    expect(await ada.room.count.innerText()).toBe('1')
    await bowen.lobby.password.fill('开门')
    await bowen.lobby.join.click()

    await bowen.room.isOpen()
    await eventually(async () => expect(await ada.members.names()).toEqual(['艾达', '博文']), PATIENCE)
  },
  TEST_TIME
)

test(
  'the link of the invite sheet opens the front door with the room filled in, and one tap enters',
  async () => {
    const { roomName, people } = await place().meeting('艾达')
    const [ada] = people
    const bowen = await place().person('博文')
    const link = await ada.room.inviteLink()
    expect(link).toMatch(/\/r\/[0-9A-Za-z]{1,20}$/)

    await bowen.lobby.open(link)
    await eventually(async () => expect(await bowen.lobby.invitedTo.innerText()).toBe(roomName), PATIENCE)
    await bowen.lobby.name.fill('博文')
    await bowen.lobby.join.click()

    await bowen.room.isOpen()
    expect(await bowen.room.title.innerText()).toBe(roomName)
    await eventually(async () => expect(await ada.room.count.innerText()).toBe('2'), PATIENCE)
  },
  TEST_TIME
)

test(
  'a link to no room is told to be out of date, and the front door can be used as usual',
  async () => {
    const bowen = await place().person('博文')

    await bowen.lobby.open(`${place().server.url}/r/nobodymadeit`)

    expect(await bowen.lobby.failure.innerText()).toContain('邀请已失效。')
    expect(await bowen.lobby.roomName.inputValue()).toBe('')
  },
  TEST_TIME
)

test(
  'who refuses camera and microphone is told so and joins to watch, as others see',
  async () => {
    const { roomName, people } = await place().meeting('艾达')
    const [ada] = people
    const bowen = await place().person('博文', { allowsDevices: false })
    await bowen.standAtDoor(roomName)

    await eventually(
      async () => expect(await bowen.lobby.previewState.innerText()).toContain('相机和麦克风没有开放'),
      PATIENCE
    )
    expect(await bowen.lobby.join.innerText()).toBe('加入，只看和听')
    await bowen.lobby.join.click()

    expect(await bowen.room.sees('艾达')).toBe(true)
    expect(await bowen.room.hears('艾达')).toBe(true)
    expect(await ada.members.rows()).toMatchObject([{}, { name: '博文', marks: ['mic-off', 'camera-off'] }])
  },
  TEST_TIME
)
