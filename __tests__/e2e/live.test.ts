import { ConfrType, Role } from '../../protocol/numbers'
import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { probe } from '../support/media/probe'
import { type Publisher, push } from '../support/media/push'
import { eventually } from '../support/sdk/eventually'
import { type SdkMember, enterBySdk } from '../support/sdk/member'

const place = usePlace()

const roomName = '直播'
const members: SdkMember[] = []
const publishers: Publisher[] = []

afterEach(async () => {
  await Promise.all(publishers.splice(0).map((publisher) => publisher.stop()))
  await Promise.all(members.splice(0).map(({ conference }) => conference.leave()))
})

async function enter(nickName: string, options: object = {}): Promise<SdkMember> {
  const member = await enterBySdk(place().server.url, { roomName, nickName, ...options })
  members.push(member)
  return member
}

async function publish({ conference }: SdkMember, tone: number): Promise<void> {
  publishers.push(await push(await conference.publishAddress('wx-1-abc'), { tone, size: '320x180' }))
}

/** What somebody by a phone sees and hears of the only stream of somebody else, by RTMP. */
async function watched({ conference }: SdkMember, owner: SdkMember) {
  const stream = await eventually(() => {
    const found = [...conference.streams.values()].find(({ memberId }) => memberId === owner.conference.self.id)
    expect(found).toBeDefined()
    return found!
  }, PATIENCE)
  const address = await conference.playAddress(stream.id)
  const { video, audio } = await probe(address)
  return { address, moving: video?.moving, tone: Math.round((audio?.peakFrequency ?? 0) / 10) * 10 }
}

test(
  'the audience of a live room watches by RTMP, HTTP-FLV and WebRTC, up to its limit, and who is promoted goes on air',
  async () => {
    const host = await enter('主持', { type: ConfrType.LIVE, maxAudienceCount: 2 })
    await publish(host, 500)
    const guest = await enter('观众')
    expect(guest.conference.self.role).toBe(Role.AUDIENCE)
    const { address, ...seen } = await watched(guest, host)
    expect(seen).toEqual({ moving: true, tone: 500 })
    expect(await flvOf(address)).toBe(true)
    await expect(guest.conference.publishAddress('wx-1-abc')).rejects.toMatchObject({ reason: 'not-permitted' })

    const ada = await place().person('艾达')
    await ada.standAtDoor(roomName)
    await ada.lobby.join.click()
    await ada.room.isOpen()
    expect([await ada.room.sees('主持'), await ada.room.hears('主持')]).toEqual([true, true])
    await expect(enter('第三')).rejects.toMatchObject({ reason: 'server-limit' })

    await host.conference.grant([guest.conference.self.id], Role.TALKER)
    await eventually(() => expect(guest.conference.self.role).toBe(Role.TALKER), PATIENCE)
    await publish(guest, 900)
    expect(await watched(host, guest)).toMatchObject({ moving: true, tone: 900 })
    expect([await ada.room.sees('观众'), await ada.room.hears('观众')]).toEqual([true, true])
    // The one who talks now has left a place in the audience.
    expect((await enter('第三')).conference.self.role).toBe(Role.AUDIENCE)
  },
  TEST_TIME
)

/** Whether the stream of an RTMP address can be seen by HTTP-FLV too, on the same port and with the same grant. */
async function flvOf(address: string): Promise<boolean> {
  const url = new URL(address.replace(/^rtmp:/, 'http:'))
  url.pathname += '.flv'
  return (await probe(url.href)).video?.moving === true
}
