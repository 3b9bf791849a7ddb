import { usePlace } from '../support/app/hooks'
import { clingToMedia, receivedBytes } from '../support/app/clinging'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'who is removed is told so, is gone for the others, and can come back',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    expect(await ada.room.sees('博文')).toBe(true)

    await ada.members.remove('博文')

    expect(await bowen.exit.title()).toBe('你被移出了会议')
    await eventually(async () => expect(await ada.room.names()).toEqual(['艾达']), PATIENCE)
    expect(await ada.members.names()).toEqual(['艾达'])

    await bowen.exit.home.click()
    await bowen.lobby.preview()
    await bowen.lobby.join.click()

    await bowen.room.isOpen()
    expect(await ada.room.sees('博文')).toBe(true)
  },
  TEST_TIME
)

test(
  'who is removed for good is refused at the door, and told why',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people

    await ada.members.remove('博文', true)
    expect(await bowen.exit.title()).toBe('你被移出了会议')
    await bowen.exit.home.click()
    await bowen.lobby.join.click()

    expect(await bowen.lobby.failure.innerText()).toContain('你已被移出这个会议。')
    expect(await ada.members.names()).toEqual(['艾达'])
  },
  TEST_TIME
)

test(
  'nothing more is received by who is removed, even by a page that does not let go of its media',
  async () => {
    const { roomName, people } = await place().meeting('艾达')
    const [ada] = people
    const bowen = await place().person('博文')
    await clingToMedia(bowen.page)
    await bowen.enter(roomName)
    expect(await bowen.room.sees('艾达')).toBe(true)

    await ada.members.remove('博文')
    await bowen.exit.title()

    await eventually(async () => {
      const before = await receivedBytes(bowen.page)
      await bowen.page.waitForTimeout(500)
      expect(await receivedBytes(bowen.page)).toBe(before)
      expect(before).toBeGreaterThan(0)
    }, PATIENCE)
  },
  TEST_TIME
)
