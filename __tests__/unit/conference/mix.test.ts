import { ConfrType } from '../../../protocol/numbers'
import { MIX_STREAM } from '../../../protocol/mix'
import { Op } from '../../../protocol/ops'
import type { Conference } from '../../../server/conference/contract'
import { Hall, type Visit } from '../../support/conference/hall'
import { nameOf } from '../../support/conference/states'

let hall: Hall

const because = (reason: string): Error => expect.objectContaining({ reason }) as Error

async function meet(type: ConfrType): Promise<{ conference: Conference; ann: Visit; bob: Visit }> {
  const { conference } = await hall.room('ann', { type })
  return { conference, ann: hall.visit(conference, 'ann'), bob: hall.visit(conference, 'bob') }
}

const askFor = (conference: Conference, { answer }: Visit, rtcId = 'RTC1') => {
  const want = { subSId: MIX_STREAM, subSVideo: false, subSAudio: true }
  return conference.perform(answer.sessId, { op: Op.OFFER, rtcId, sdp: 'v=0', ...want }, rtcId)
}

beforeEach(async () => {
  hall = await new Hall().open()
})
afterEach(() => hall.conferences.close())

test('in a conference of type 11 everybody may hear the mix, by WebRTC and by RTMP, before anybody publishes', async () => {
  const { conference, ann, bob } = await meet(ConfrType.COMMUNICATION_MIX)
  const reply = await askFor(conference, bob)
  expect(reply?.after).toMatchObject([{ op: 106, rtcId: 'RTC1' }])
  expect(hall.engine.calls).toEqual([`subscribe ${bob.answer.sessId}:RTC1 0 audio+`])
  expect(conference.playAddress(ann.answer.sessId, MIX_STREAM, 'h')).toBe('rtmp://h/play/0')
  expect(hall.engine.grants.map(({ memberId }) => memberId)).toEqual([bob.answer.memId, ann.answer.memId])
  for (const grant of hall.engine.grants) expect(hall.conferences.authorize(grant)).toBe(true)
})

test('the right to the mix ends with the membership', async () => {
  const { conference, bob } = await meet(ConfrType.COMMUNICATION_MIX)
  conference.playAddress(bob.answer.sessId, MIX_STREAM, 'h')
  const [grant] = hall.engine.grants
  conference.kick(nameOf('ann'), ['bob'], false)
  expect(hall.conferences.authorize(grant!)).toBe(false)
  expect(() => conference.playAddress(bob.answer.sessId, MIX_STREAM, 'h')).toThrow(because('session-gone'))
})

test('a member who is removed while the engine is busy does not hear the mix', async () => {
  const { conference, bob } = await meet(ConfrType.COMMUNICATION_MIX)
  let open = (): void => undefined
  hall.engine.gate = new Promise((resolve) => (open = resolve))
  const asked = askFor(conference, bob)
  conference.kick(nameOf('ann'), ['bob'], false)
  open()
  await expect(asked).rejects.toEqual(because('session-gone'))
  expect(hall.engine.calls).toContain(`disconnect ${bob.answer.sessId}:RTC1`)
})

test('nobody publishes the mix', async () => {
  const { conference, bob } = await meet(ConfrType.COMMUNICATION_MIX)
  conference.playAddress(bob.answer.sessId, MIX_STREAM, 'h')
  const [grant] = hall.engine.grants
  expect(hall.conferences.authorize({ ...grant!, purpose: 'publish' })).toBe(false)
})

test.each([ConfrType.COMMUNICATION, ConfrType.LIVE])('in a conference of type %i there is no mix', async (type) => {
  const { conference, bob } = await meet(type)
  await expect(askFor(conference, bob)).rejects.toEqual(because('no-such-stream'))
  expect(() => conference.playAddress(bob.answer.sessId, MIX_STREAM, 'h')).toThrow(because('no-such-stream'))
})
