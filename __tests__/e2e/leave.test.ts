import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'the meeting goes on without who leaves, and who comes back is seen and heard as before',
  async () => {
    const { roomName, people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people

    await bowen.room.leave()

    expect(await bowen.exit.title()).toBe('你已离开会议')
    await eventually(async () => expect(await ada.room.names()).toEqual(['艾达']), PATIENCE)
    await eventually(async () => expect(await ada.room.count.innerText()).toBe('1'), PATIENCE)

    await bowen.exit.rejoin.click()

    await bowen.room.isOpen()
    expect(await bowen.room.title.innerText()).toBe(roomName)
    expect(await bowen.room.sheet.count()).toBe(0)
    expect(await ada.room.sees('博文')).toBe(true)
    expect(await ada.room.hears('博文')).toBe(true)
    expect(await bowen.room.sees('艾达')).toBe(true)
  },
  TEST_TIME
)

test(
  'an admin ends the meeting for everyone; the room is among the recent ones and can be started anew by a tap',
  async () => {
    const { roomName, people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people

    await ada.room.endForEveryone()

    expect(await ada.exit.title()).toBe('会议已结束')
    expect(await bowen.exit.title()).toBe('会议已结束')
    await bowen.exit.home.click()
    expect(await bowen.lobby.recentRooms.allInnerTexts()).toEqual([expect.stringContaining(roomName)])

    await bowen.lobby.recentRooms.click()

    await bowen.room.isOpen()
    expect(await bowen.members.rows()).toMatchObject([{ name: '博文', badges: ['我', '管理员'] }])
  },
  TEST_TIME
)

test(
  'who is not an admin can only leave',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people

    expect(await (await ada.room.openSheet('leave')).locator('.end-button').isVisible()).toBe(true)
    expect(await (await bowen.room.openSheet('leave')).locator('.end-button').isVisible()).toBe(false)
  },
  TEST_TIME
)

test(
  'a page that is reloaded in the middle offers the way back in',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people

    await bowen.page.reload()

    expect(await bowen.exit.title()).toBe('你离开了页面')
    await bowen.exit.rejoin.click()
    await bowen.room.isOpen()
    expect(await ada.room.sees('博文')).toBe(true)
    await eventually(async () => expect(await ada.members.names()).toEqual(['艾达', '博文']), PATIENCE)
  },
  TEST_TIME
)

test(
  "the browser's Back closes a sheet before it leaves, asks before it leaves, and leads to the lobby once one is out",
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    const sheet = (name: string) => bowen.page.locator(`.${name}-sheet`)
    await bowen.room.openSheet('members')

    await bowen.page.goBack()
    await bowen.room.sheet.waitFor({ state: 'detached' })
    await bowen.page.goBack()
    await sheet('leave').waitFor()
    await bowen.page.goBack()
    await sheet('leave').waitFor({ state: 'detached' })
    expect(await bowen.room.sees('艾达')).toBe(true)
    expect(await ada.room.sees('博文')).toBe(true)

    await bowen.room.leave()
    expect(await bowen.exit.title()).toBe('你已离开会议')
    await bowen.page.goBack()
    await bowen.lobby.join.waitFor()
  },
  TEST_TIME
)
