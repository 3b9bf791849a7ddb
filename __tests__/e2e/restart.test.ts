import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { eventually } from '../support/sdk/eventually'

const place = usePlace()

test(
  'after a crash of the server both pages come back by themselves, with the same people and moving pictures',
  async () => {
    const { people } = await place().meeting('艾达', '博文')
    const [ada, bowen] = people
    await eventually(async () => expect(await ada.room.sees('博文')).toBe(true), PATIENCE)
    const before = await ada.members.rows()

    await place().server.kill('SIGKILL')

    for (const person of people) expect(await person.room.reconnecting.innerText()).toContain('正在重连')

    await place().server.start()

    for (const person of people) await person.room.reconnecting.waitFor({ state: 'detached' })
    expect(await ada.members.rows()).toEqual(before)
    expect(await ada.room.sees('博文')).toBe(true)
    expect(await bowen.room.sees('艾达')).toBe(true)
    expect(await bowen.room.hears('艾达')).toBe(true)
  },
  TEST_TIME
)
