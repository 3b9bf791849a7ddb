import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import type { Person } from '../support/app/person'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

const badgesOf = async (viewer: Person, name: string) =>
  (await viewer.members.rows()).find((row) => row.name === name)?.badges

test(
  'who is made audience is not seen any more, and is seen again when they may talk',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    expect(await ada.room.sees('博文')).toBe(true)

    await ada.members.grant('博文', 'audience')

    await eventually(async () => expect(await ada.room.names()).toEqual(['艾达']), PATIENCE)
    expect(await badgesOf(ada, '博文')).toEqual(['听众'])
    expect(await badgesOf(bowen, '博文')).toEqual(['我', '听众'])
    expect(await bowen.room.camera.innerText()).toBe('听众')
    expect(await bowen.room.sees('艾达')).toBe(true)

    await bowen.room.pressCamera()

    await eventually(
      async () => expect(await bowen.room.notices()).toContain('你现在是听众，请管理员设你为发言人。'),
      PATIENCE
    )
    expect(await bowen.room.camera.getAttribute('aria-pressed')).toBe('false')

    await ada.members.grant('博文', 'talker')
    await eventually(async () => expect(await bowen.room.camera.innerText()).toBe('已关'), PATIENCE)
    await bowen.room.pressCamera()

    expect(await ada.room.sees('博文')).toBe(true)
    expect(await badgesOf(ada, '博文')).toEqual([])
  },
  TEST_TIME
)

test(
  'only an admin is offered what can be done with others, and whom they make admin is offered it too',
  async () => {
    const { people } = await place().meeting('艾达', '博文', '陈晨')
    const [ada, bowen, chen] = people
    expect(await badgesOf(bowen, '艾达')).toEqual(['管理员'])
    expect(await bowen.members.canAct()).toBe(false)

    await ada.members.grant('博文', 'admin')

    await eventually(async () => expect(await badgesOf(bowen, '博文')).toEqual(['我', '管理员']), PATIENCE)
    await eventually(async () => expect(await (await chen.room.tile('博文')).marks()).toContain('crown'), PATIENCE)
    expect(await bowen.members.canAct()).toBe(true)
    expect(await chen.members.canAct()).toBe(false)

    await bowen.members.grant('陈晨', 'audience')

    await eventually(async () => expect(await badgesOf(ada, '陈晨')).toEqual(['听众']), PATIENCE)
  },
  TEST_TIME
)

test(
  'people write to each other, and whoever comes later reads what was said',
  async () => {
    const { roomName, people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    await bowen.room.say('看这里 https://example.org/a')
    await eventually(async () => expect(await ada.room.unread()).toBe('1'), PATIENCE)
    expect(await ada.room.lines()).toEqual(['看这里 https://example.org/a'])
    const link = (await ada.room.openChat()).getByRole('link', { name: 'https://example.org/a' })
    expect(await link.getAttribute('rel')).toContain('noopener')
    await ada.room.say('<b>好</b>')
    await eventually(async () => expect(await bowen.room.lines()).toHaveLength(2), PATIENCE)

    const chen = await place().person('陈晨')
    await chen.enter(roomName)
    expect(await chen.room.unread()).toBe('')
    expect(await chen.room.lines()).toEqual(['看这里 https://example.org/a', '<b>好</b>'])
  },
  TEST_TIME
)

test(
  'an admin mutes, and asks; only the person concerned unmutes; hands are seen and lowered',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    const isOn = () => bowen.room.microphone.getAttribute('aria-pressed')
    await (await ada.members.actions('博文')).locator('.mute-button').click()
    await eventually(async () => expect(await isOn()).toBe('false'), PATIENCE)
    await eventually(async () => expect(await ada.room.hearsNothingOf('博文')).toBe(true), PATIENCE)
    await (await ada.members.actions('博文')).locator('.ask-to-unmute-button').click()
    await bowen.room.question.waitFor()
    expect(await isOn()).toBe('false')
    await bowen.room.question.locator('.confirm-button').click()
    await eventually(async () => expect(await isOn()).toBe('true'), PATIENCE)

    await bowen.room.pressHand()
    const tag = (await ada.room.tile('博文')).root.locator('.hand-tag')
    await tag.waitFor()
    await (await ada.members.actions('博文')).locator('.lower-hand-button').click()
    await tag.waitFor({ state: 'detached' })
  },
  TEST_TIME
)

test(
  'the audience asks for the floor, and talks once an admin allows it',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    await ada.members.grant('博文', 'audience')
    await ada.room.putSheetAway()
    const hand = bowen.page.locator('.bar .hand-button')
    await hand.click()
    await ada.page.locator('.floor-request .allow-floor-button').click()
    await eventually(async () => expect(await badgesOf(ada, '博文')).toEqual([]), PATIENCE)
    await bowen.room.pressCamera()
    expect(await ada.room.sees('博文')).toBe(true)
    expect(await ada.page.locator('.floor-request').count()).toBe(0)
  },
  TEST_TIME
)
