import { MIX_STREAM } from '../../protocol/mix'
import { ConfrType } from '../../protocol/numbers'
import { usePlace } from '../support/app/hooks'
import { PATIENCE, TEST_TIME } from '../support/app/patience'
import { childOf } from '../support/children'
import { tonesPlayed } from '../support/media/page-tones'
import { probe } from '../support/media/probe'
import { type Publisher, push } from '../support/media/push'
import { tonesIn } from '../support/media/spectrum'
import { eventually } from '../support/sdk/eventually'
import { enterBySdk, type SdkMember } from '../support/sdk/member'
import { Phone } from '../support/weapp/phone'

const place = usePlace()

const RATE = 48_000
const TOM = 500
const PHONE = 900
const TONES = [TOM, PHONE]
const MIXED_SOUND = 'audio.mixed-sound'

async function answered(ask: () => Promise<unknown>, right: unknown): Promise<unknown> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const answer = await ask()
    if (JSON.stringify(answer) === JSON.stringify(right) || performance.now() > deadline) return answer
  }
}

const sing = async ({ conference }: SdkMember): Promise<Publisher> =>
  push(await conference.publishAddress('wx-1-abc'), { tone: TOM, size: '320x180' })

/** Once the server has cut somebody off, and as soon as it can be sent to again. */
async function pushAgain(member: SdkMember, cut: Publisher): Promise<Publisher> {
  await cut.ended
  return eventually(() => sing(member), PATIENCE)
}

test(
  'in a room whose voices are mixed, a page and a phone hear everybody at once, have of each stream the pictures alone, and hear again after a crash',
  async () => {
    const roomName = place().newRoom()
    const tom = await enterBySdk(place().server.url, { roomName, nickName: 'Tom', type: ConfrType.COMMUNICATION_MIX })
    let voice = await sing(tom)
    const phone = await Phone.open(place().server.url, { camera: { tone: PHONE } })
    try {
      await phone.enter(roomName, '小明')
      const ada = await place().person('Ada')
      await ada.enter(roomName)

      expect(await answered(() => tonesPlayed(ada.page, MIXED_SOUND, TONES), TONES)).toEqual(TONES)
      expect(await ada.room.sees('Tom')).toBe(true)
      const { selector } = await ada.room.tile('Tom')
      expect(await tonesPlayed(ada.page, `${selector} video`, TONES)).toEqual([])

      const address = String((await phone.find('#player-mix')).attr.src)
      expect(new URL(address).pathname).toBe(`/live/${MIX_STREAM}`)
      const heard = async (): Promise<number[]> => {
        const { audio } = await probe(address, { seconds: 2, tracks: ['audio'] })
        return tonesIn(audio?.sound.subarray(-RATE) ?? new Float32Array(), RATE, TONES)
      }
      expect(await answered(heard, [TOM])).toEqual([TOM])
      const seen = await probe(await phone.playerSource('Tom'), { seconds: 2 })
      expect([seen.video?.moving, seen.audio]).toEqual([true, null])

      process.kill(childOf(place().server.pid, 'media.mjs') ?? 0, 'SIGKILL')
      voice = await pushAgain(tom, voice)
      expect(await answered(heard, [TOM])).toEqual([TOM])
      expect(await answered(() => tonesPlayed(ada.page, MIXED_SOUND, TONES), TONES)).toEqual(TONES)
      expect(phone.complaints()).toEqual([])
    } finally {
      await phone.close()
      await voice.stop()
      await tom.conference.leave()
    }
  },
  TEST_TIME
)
