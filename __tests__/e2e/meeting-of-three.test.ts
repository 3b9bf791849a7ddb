import { usePlace } from '../support/app/hooks'
import { TEST_TIME } from '../support/app/patience'
import type { Person } from '../support/app/person'
import { probe } from '../support/media/probe'
import { hearsTone } from '../support/page-tone'
import { Phone } from '../support/weapp/phone'

/** Hz: what the phone's camera sings. */
const TONE = 620
/** Of silence in decoded sound; Chromium's fake microphone beeps once a second. */
const SILENCE = 0.002

const place = usePlace()
const phones: Phone[] = []

afterEach(async () => {
  const complaints = phones.flatMap((phone) => phone.complaints())
  await Promise.all(phones.splice(0).map((phone) => phone.close()))
  expect(complaints).toEqual([])
})

/** A phone in the room whose app does not stop publishing when it is told to. */
async function enterByPhone(roomName: string, name: string): Promise<Phone> {
  const phone = await Phone.open(place().server.url, { camera: { tone: TONE, obedient: false } })
  phones.push(phone)
  await phone.enter(roomName, name)
  return phone
}

/** What a page sees and hears of the phone. */
async function receives({ room, page }: Person, name: string) {
  const { selector } = await room.tile(name)
  return { moving: await room.sees(name), tone: await hearsTone(page, selector, TONE) }
}

/** What the phone's live-player decodes of a page. */
async function plays(phone: Phone, name: string) {
  const { video, audio } = await probe(await phone.playerSource(name))
  return { moving: video?.moving, audible: (audio?.rms ?? 0) > SILENCE }
}

test(
  'a page, a mini-program and a second page see and hear each other',
  async () => {
    const { people, roomName } = await place().meeting('Anna', 'Ben')
    const [anna, ben] = people
    const phone = await enterByPhone(roomName, '小明')

    expect(await Promise.all([receives(anna, '小明'), receives(ben, '小明')])).toEqual([
      { moving: true, tone: true },
      { moving: true, tone: true }
    ])
    expect(await plays(phone, 'Anna')).toEqual({ moving: true, audible: true })
    expect(await plays(phone, 'Ben')).toEqual({ moving: true, audible: true })
    expect([await anna.room.sees('Ben'), await ben.room.sees('Anna')]).toEqual([true, true])
    expect([await anna.room.hears('Ben'), await ben.room.hears('Anna')]).toEqual([true, true])
  },
  TEST_TIME
)

test(
  'the admin in a page makes the phone an admin and removes it: it says so, and what it pushes is cut',
  async () => {
    const { people, roomName } = await place().meeting('Anna')
    const [anna] = people
    const phone = await enterByPhone(roomName, '小明')
    expect(await anna.room.sees('小明')).toBe(true)

    await anna.members.grant('小明', 'admin')
    await phone.until(() => phone.app.view().text.includes('你现在是管理员'))
    await anna.members.remove('小明')

    expect(await phone.exit('removed')).toContain('你被移出了会议')
    await phone.until(() => !phone.camera.running)
    expect(phone.camera.cuts).toBe(1)
  },
  TEST_TIME
)
