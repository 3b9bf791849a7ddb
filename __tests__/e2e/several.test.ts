import { DESKTOP } from '../support/browser'
import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import type { Person } from '../support/app/person'
import { eventually } from '../support/sdk/eventually'
import { enterBySdk } from '../support/sdk/member'

const place = usePlace()

/** Where the tiles are, in whole pixels, row by row. */
const corners = async ({ room }: Person) => {
  const boxes = await Promise.all((await room.tiles.all()).map((tile) => tile.boundingBox()))
  return boxes
    .map((box) => ({ x: Math.round(box?.x ?? -1), y: Math.round(box?.y ?? -1), width: Math.round(box?.width ?? -1) }))
    .sort((one, other) => one.y - other.y || one.x - other.x)
}

test(
  'four people are two by two, and no player is made anew when somebody comes, goes or is enlarged',
  async () => {
    const { roomName, people } = await place().meeting('艾达', '博文')
    const [ada] = people
    expect(await ada.room.sees('博文')).toBe(true)
    const [own, other] = [await ada.room.tile('艾达'), await ada.room.tile('博文')]
    await own.sign('mine')
    await other.sign('theirs')

    const others = [await place().person('陈晨'), await place().person('丁一')]
    for (const person of others) await person.enter(roomName)
    await eventually(async () => expect(await ada.room.names()).toEqual(['丁一', '博文', '艾达', '陈晨']), PATIENCE)

    const [first, second, third, fourth] = await corners(ada)
    expect(second).toEqual({ x: (first?.x ?? 0) + (first?.width ?? 0), y: first?.y, width: first?.width })
    expect([third?.x, fourth?.x, fourth?.y]).toEqual([first?.x, second?.x, third?.y])
    for (const { name } of others) expect(await ada.room.sees(name)).toBe(true)

    await other.enlarge()
    await eventually(
      async () => expect((await corners(ada)).filter(({ width }) => width > 300)).toHaveLength(1),
      PATIENCE
    )
    // Whoever is shown small comes in half the size.
    const small = await ada.room.tile('陈晨')
    await eventually(async () => expect(await small.pictureWidth()).toBeLessThan(await other.pictureWidth()), PATIENCE)
    expect(await ada.room.sees('陈晨')).toBe(true)
    for (const person of others) await person.room.leave()
    await eventually(async () => expect(await ada.room.names()).toEqual(['博文', '艾达']), PATIENCE)

    expect(await own.signature()).toBe('mine')
    expect(await other.signature()).toBe('theirs')
    expect(await ada.room.sees('博文')).toBe(true)
    expect(await ada.room.sees('艾达')).toBe(true)
  },
  TEST_TIME
)

test(
  'of more than six people the seventh is on another page, and the pages end when somebody leaves',
  async () => {
    const { roomName, people } = await place().meeting('艾达')
    const [ada] = people
    const names = ['1', '2', '3', '4', '5', '6']
    const host = place().server.url
    const others = await Promise.all(names.map((nickName) => enterBySdk(host, { roomName, nickName })))

    await eventually(async () => expect(await ada.room.tilesInView.count()).toBe(6), PATIENCE)
    await ada.room.nextPage.click()
    await eventually(async () => expect(await ada.room.tilesInView.count()).toBe(1), PATIENCE)

    await others[0]?.conference.leave()
    await eventually(async () => expect(await ada.room.tilesInView.count()).toBe(6), PATIENCE)
    expect(await ada.room.nextPage.count()).toBe(0)
    await Promise.all(others.map(({ conference }) => conference.leave()))
  },
  TEST_TIME
)

test(
  'on a wide screen the list of members covers no tile',
  async () => {
    const roomName = place().newRoom()
    const ada = await place().person('艾达', { viewport: DESKTOP })
    const bowen = await place().person('博文')
    await ada.enter(roomName)
    await bowen.enter(roomName)
    await ada.room.tile('博文')

    const panel = await (await ada.room.openSheet('members')).boundingBox()

    await eventually(async () => {
      const rights = (await corners(ada)).map(({ x, width }) => x + width)
      expect(rights).toHaveLength(2)
      expect(Math.max(...rights)).toBeLessThanOrEqual(panel?.x ?? 0)
    }, PATIENCE)
  },
  TEST_TIME
)
