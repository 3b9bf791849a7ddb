import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'two people who type the same room name see and hear each other',
  async () => {
    const { roomName, people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people

    for (const [person, other] of [
      [ada, bowen],
      [bowen, ada]
    ] as const) {
      await eventually(async () => expect(await person.room.names()).toEqual(['博文', '艾达']), PATIENCE)
      expect(await person.room.sees(other.name)).toBe(true)
      expect(await person.room.hears(other.name)).toBe(true)
      expect(await person.room.sees(person.name)).toBe(true)
      expect(await person.room.count.innerText()).toBe('2')
      expect(await person.room.title.innerText()).toBe(roomName)
    }
  },
  TEST_TIME
)

test(
  'a microphone that is switched off is shown to the other and not heard, until it is on again',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    expect(await bowen.room.hears('艾达')).toBe(true)
    const tile = await bowen.room.tile('艾达')
    await eventually(async () => expect(await tile.speaks()).toBe(true), PATIENCE)

    await ada.room.pressMicrophone()

    await eventually(async () => expect(await tile.speaks()).toBe(false), PATIENCE)
    await eventually(async () => expect(await tile.label()).toContain('麦克风已关'), PATIENCE)
    await eventually(async () => expect(await tile.marks()).toContain('mic-off'), PATIENCE)
    await eventually(async () => expect(await bowen.room.hearsNothingOf('艾达')).toBe(true), PATIENCE)
    expect((await bowen.members.rows()).find(({ name }) => name === '艾达')?.marks).toEqual(['mic-off', 'camera'])

    await ada.room.pressMicrophone()

    await eventually(async () => expect(await tile.label()).toContain('麦克风开着'), PATIENCE)
    expect(await bowen.room.hears('艾达')).toBe(true)
  },
  TEST_TIME
)

test(
  'a camera that is switched off is shown to the other as initials, until it is on again',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    expect(await bowen.room.sees('艾达')).toBe(true)
    const tile = await bowen.room.tile('艾达')
    expect(await tile.isCovered()).toBe(false)

    await ada.room.pressCamera()

    await eventually(async () => expect(await tile.isCovered()).toBe(true), PATIENCE)
    expect(await tile.label()).toContain('摄像头已关')
    expect(await bowen.room.hears('艾达')).toBe(true)

    await ada.room.pressCamera()

    await eventually(async () => expect(await tile.isCovered()).toBe(false), PATIENCE)
    expect(await bowen.room.sees('艾达')).toBe(true)
  },
  TEST_TIME
)
