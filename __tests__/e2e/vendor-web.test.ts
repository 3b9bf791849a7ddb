import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { probe } from '../support/media/probe'
import { push } from '../support/media/push'
import { enterBySdk, type SdkMember } from '../support/sdk/member'
import { eventually } from '../support/sdk/eventually'
import { VendorPerson } from '../support/vendor/vendor-person'

/** The vendor's web SDK, unmodified from npm, in meetings with our web app and with phones. */

const place = usePlace()
const vendors: VendorPerson[] = []
const members: SdkMember[] = []

afterEach(async () => {
  await Promise.all(members.splice(0).map(({ conference }) => conference.leave()))
  await Promise.all(vendors.splice(0).map((vendor) => vendor.close()))
})

async function vendor(name: string): Promise<VendorPerson> {
  const person = await VendorPerson.open(place().browser, place().server.url, name)
  vendors.push(person)
  return person
}

/** A phone, by the SDK alone. */
async function phone(roomName: string, nickName: string, password = '') {
  const member = await enterBySdk(place().server.url, { roomName, nickName, password })
  members.push(member)
  return member.conference
}

test(
  'it and our web app see and hear each other; muting and a shared screen are shown',
  async () => {
    const { roomName, people } = await place().meeting('艾达')
    const [ada] = people
    const guest = await vendor('tourist')

    expect(await guest.join(roomName)).toMatchObject({ role: 3, isCreator: false })
    await guest.isTold('onMemberJoined', { nickName: '艾达' })
    await guest.do('publish')

    expect(await ada.room.sees('tourist')).toBe(true)
    expect(await ada.room.hears('tourist')).toBe(true)
    expect(await guest.sees('艾达')).toBe(true)
    expect(await guest.hears('艾达')).toBe(true)

    const tile = await ada.room.tile('tourist')
    await guest.do('pauseAudio')
    await eventually(async () => expect(await tile.label()).toContain('麦克风已关'), PATIENCE)
    await guest.do('resumeAudio')
    await eventually(async () => expect(await tile.label()).toContain('麦克风开着'), PATIENCE)
    expect(await ada.room.hears('tourist')).toBe(true)

    const screen = await guest.do('shareScreen')
    expect(await ada.room.sees('tourist的屏幕')).toBe(true)
    await guest.do('stopStream', screen)
    await eventually(async () => expect(await ada.room.tiles.count()).toBe(2), PATIENCE)
  },
  TEST_TIME
)

test(
  'its roles, attributes and mute-all are understood by ours, and ours by it, until it is removed',
  async () => {
    const { roomName, people } = await place().meeting('艾达')
    const [ada] = people
    const guest = await vendor('worker')
    await guest.join(roomName)
    const ben = await phone(roomName, 'Ben')

    await ada.members.switchMuteAll()
    await guest.isTold('onMuteAll')
    await ada.members.switchMuteAll()
    await guest.isTold('onUnMuteAll')

    await guest.do('setAttribute', 'topic', 'plans')
    await eventually(() => expect(ben.attributes.get('topic')).toBe('plans'), PATIENCE)
    await ben.setAttributes({ topic: 'more plans' })
    await guest.isTold('onConfrAttrsUpdated', [{ key: 'topic', val: 'more plans', op: 'UPDATE' }])
    await guest.do('deleteAttribute', 'topic')
    await eventually(() => expect(ben.attributes.size).toBe(0), PATIENCE)

    await ada.members.grant('worker', 'admin')
    await guest.isTold('onRoleChanged', 7)
    await guest.do('grant', [ben.self.globalName], 1)
    await eventually(() => expect(ben.self.role).toBe(1), PATIENCE)
    await guest.do('muteAll')
    await eventually(() => expect(ben.state.muteAll).toBe(true), PATIENCE)
    await guest.do('kick', [ben.self.globalName])
    await eventually(() => expect(ben.status).toBe('closed'), PATIENCE)
    await guest.isTold('onMemberExited', { nickName: 'Ben' }, 12)

    await ada.members.remove('worker')
    await guest.isTold('onConferenceExit', 12)
  },
  TEST_TIME
)

test(
  'when a phone comes, its picture becomes H.264, which the phone plays; it plays what the phone pushes',
  async () => {
    const roomName = place().newRoom()
    const guest = await vendor('host')
    expect(await guest.join(roomName)).toMatchObject({ role: 7, isCreator: true })
    await guest.do('publish')

    const ben = await phone(roomName, 'Ben', 'any')
    await eventually(() => expect(ben.streams.size).toBe(1), PATIENCE)
    const pushed = await push(await ben.publishAddress('camera-1'))
    try {
      const { video, audio } = await probe(await ben.playAddress([...ben.streams.keys()][0] ?? ''))
      expect(video?.moving).toBe(true)
      expect(audio?.samples).toBeGreaterThan(0)
      expect(await guest.sees('Ben')).toBe(true)
      expect(await guest.hears('Ben')).toBe(true)
    } finally {
      await pushed.stop()
    }
  },
  TEST_TIME
)

test(
  'it comes back after its socket is cut, without being gone to the others, and ends the meeting for all',
  async () => {
    const { roomName, people } = await place().meeting('艾达')
    const [ada] = people
    const guest = await vendor('host')
    await guest.join(roomName)
    await guest.do('publish')
    await ada.members.grant('host', 'admin')
    await guest.isTold('onRoleChanged', 7)
    expect(await ada.room.sees('host')).toBe(true)
    await (await ada.room.tile('host')).sign('before')

    await guest.do('cutSocket')

    await eventually(async () => expect(await guest.sockets()).toBe(2), PATIENCE)
    expect(await ada.room.sees('host')).toBe(true)
    expect(await guest.sees('艾达')).toBe(true)
    expect(await (await ada.room.tile('host')).signature()).toBe('before')
    await guest.do('destroy')
    expect(await ada.exit.title()).toBe('会议已结束')
    await guest.isTold('onConferenceExit', 11)
  },
  TEST_TIME
)
