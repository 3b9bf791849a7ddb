import { MIX_STREAM } from '../../protocol/mix'
import { ConfrType } from '../../protocol/numbers'
import { Player } from '../support/media/player'
import { probe } from '../support/media/probe'
import { push } from '../support/media/push'
import { tonesIn } from '../support/media/spectrum'
import { until } from '../support/media/until'
import { enterBySdk, type SdkMember } from '../support/sdk/member'
import { startServer, type TestServer } from '../support/server'

jest.setTimeout(120_000)

const PATIENCE = 40_000
const RATE = 48_000
const VOICES = { Anna: 500, Ben: 700, Carl: 1100 }

let server: TestServer
const running: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  server = await startServer({ MIX_LOUDEST: '2' })
})
afterAll(async () => {
  await Promise.all(running.map((each) => each.stop()))
  await server.close()
})

async function sing(nickName: keyof typeof VOICES): Promise<SdkMember> {
  const member = await enterBySdk(server.url, { roomName: 'choir', nickName, type: ConfrType.COMMUNICATION_MIX })
  const address = await member.conference.publishAddress('wx-1-abc')
  running.push(await push(address, { video: false, tone: VOICES[nickName] }))
  return member
}

async function listen({ conference }: SdkMember): Promise<Player> {
  const player = new Player(await conference.playAddress(MIX_STREAM))
  running.push(player)
  await player.plays('audio', 20, PATIENCE)
  return player
}

test('in a room of type 11 voices are mixed, and whoever is kicked is neither heard nor hears from then on', async () => {
  const [anna, ben, carl] = await Promise.all([sing('Anna'), sing('Ben'), sing('Carl')])
  const [kicked, kept] = await Promise.all([listen(ben), listen(carl)])
  const address = await ben.conference.playAddress(MIX_STREAM)
  await anna.conference.kick([ben.conference.self.id])
  expect(await until(() => !kicked.running, PATIENCE)).toBe(true)
  expect(kept.running).toBe(true)
  await expect(probe(address, { seconds: 1, tracks: ['audio'] })).rejects.toThrow('nothing could be decoded')
  const { audio } = await probe(await carl.conference.playAddress(MIX_STREAM), { seconds: 2, tracks: ['audio'] })
  expect(tonesIn(audio!.sound.subarray(-RATE), RATE, Object.values(VOICES))).toEqual([VOICES.Anna])
  await Promise.all([anna, carl].map(({ conference }) => conference.leave()))
})

test('in other rooms there is no mix', async () => {
  const { conference } = await enterBySdk(server.url, { roomName: 'talk', nickName: 'Dora' })
  await expect(conference.playAddress(MIX_STREAM)).rejects.toMatchObject({ reason: 'no-such-stream' })
  await conference.leave()
})
