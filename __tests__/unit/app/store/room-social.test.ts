import { Moderation, Social } from '../../../../protocol/social'
import { wireMember } from '../../../support/sdk/scripted-conference'
import { settle } from '../../../support/sdk/scripted-environment'
import { openRoom } from '../support/room'

const line = (seq: number, memId: string, text: string) => ({ seq, memId, nickName: memId, text, at: seq * 1000 })
const people = { mems: [wireMember('ME'), wireMember('Ben', { nickName: 'Ben' })] }

/** A room with Anna, who is `ME`, and Ben. */
async function open(answer: object = {}, media: object = {}) {
  const room = await openRoom({ ...people, ...answer }, media)
  const { socket } = room.server.environment
  return {
    ...room,
    asked: () => socket.sent.at(-1),
    answer: async (op: number, body: object = {}) => {
      socket.answer(op, body)
      await settle()
    },
    lines: () => room.state().chat.map(({ text }) => text)
  }
}

describe('the chat', () => {
  test('what was said before is there and counts as read; what others say now does not, until one looks', async () => {
    const { server, state, lines } = await open({ chat: [line(1, 'Ben', 'hello')] })
    expect([lines(), state().unread]).toEqual([['hello'], 0])
    server.tell({ op: Social.CHAT, message: line(2, 'Ben', 'there?') })
    expect([lines(), state().unread]).toEqual([['hello', 'there?'], 1])
    state().showChat(true)
    server.tell({ op: Social.CHAT, message: line(3, 'Ben', 'ah') })
    expect(state().unread).toBe(0)
    state().showChat(false)
    server.tell({ op: Social.CHAT, message: line(4, 'Ben', 'bye') })
    expect(state().unread).toBe(1)
  })

  test('a line stands there at once, empties the field, and is one line when the server has it', async () => {
    const { state, asked, answer, lines } = await open()
    state().setDraft('  hi  ')
    const sending = state().sendDraft()
    expect(state()).toMatchObject({ draft: '', outgoing: [{ text: 'hi', failure: 'waiting' }] })
    expect(asked()).toMatchObject({ op: Social.CHAT, text: 'hi' })
    await answer(Social.CHAT, { message: line(1, 'ME', 'hi') })
    await sending
    expect([lines(), state().outgoing, state().unread]).toEqual([['hi'], [], 0])
  })

  test('nothing is sent of an empty field', async () => {
    const { state, asked } = await open()
    state().setDraft('   ')
    await state().sendDraft()
    expect(asked()).toMatchObject({ op: 200 })
  })

  test('a line that is refused stays with its reason, and goes when it is taken the second time', async () => {
    const { state, answer } = await open()
    state().setDraft('hi')
    const first = state().sendDraft()
    await answer(Social.CHAT, { result: -531 })
    await first
    const [refused] = state().outgoing
    expect(refused).toMatchObject({ text: 'hi', failure: { reason: 'chat-too-fast' } })
    const second = state().resend(refused?.key ?? 0)
    await answer(Social.CHAT, { message: line(1, 'ME', 'hi') })
    await second
    expect(state().outgoing).toEqual([])
  })

  test('the draft is kept while the connection is away', async () => {
    const { server, state } = await open()
    state().setDraft('half a senten')
    server.environment.socket.lose()
    expect(state()).toMatchObject({ status: 'reconnecting', draft: 'half a senten' })
    await server.environment.pass(1000)
    await server.letIn(people)
    expect(state()).toMatchObject({ status: 'open', draft: 'half a senten' })
  })
})

describe('what an admin orders', () => {
  const order = (action: string) => ({ op: Social.MODERATE, memId: 'Ben', action })

  test.each<[string, object, readonly string[], string]>([
    [Moderation.MUTE, { microphone: true, camera: true }, ['microphone off'], 'mutedBy'],
    [Moderation.STOP_CAMERA, { microphone: true, camera: true }, ['camera off'], 'cameraStoppedBy'],
    [Moderation.STOP_SCREEN, {}, [], 'screenStoppedBy']
  ])('%s is done, and told with the name', async (action, media, calls, kind) => {
    const { server, state, media: devices } = await open({}, media)
    server.tell(order(action))
    await settle()
    expect(devices.calls).toEqual(calls)
    expect(state().notice).toMatchObject({ kind, name: 'Ben' })
    expect(state().mutedByAdmin).toBe(action === Moderation.MUTE)
  })

  test.each([Moderation.MUTE, Moderation.STOP_CAMERA, Moderation.ASK_TO_UNMUTE, Moderation.ASK_FOR_CAMERA])(
    '%s of what is so already changes nothing',
    async (action) => {
      const isQuestion = action.startsWith('ask')
      const { server, state, media } = await open({}, { microphone: isQuestion, camera: isQuestion })
      server.tell(order(action))
      await settle()
      expect([media.calls, state().notice, state().question]).toEqual([[], undefined, undefined])
    }
  )

  test('a hand that an admin has lowered is told', async () => {
    const { server, state } = await open()
    server.tell({ op: Social.HAND, memId: 'ME', hand: 0, by: 'Ben' })
    expect(state().notice).toMatchObject({ kind: 'handLoweredBy', name: 'Ben' })
  })

  test.each([
    [Moderation.ASK_TO_UNMUTE, 'microphone on'],
    [Moderation.ASK_FOR_CAMERA, 'camera on']
  ] as const)('%s is a question: only a yes switches on', async (action, call) => {
    const { server, state, media } = await open()
    server.tell(order(action))
    expect(state().question).toEqual({ action, name: 'Ben' })
    expect(media.calls).toEqual([])
    await state().answer(false)
    expect([media.calls, state().question]).toEqual([[], undefined])
    server.tell(order(action))
    await state().answer(true)
    expect([media.calls, state().question]).toEqual([[call], undefined])
  })

  test('whoever comes into a meeting where all are muted comes in muted, admins excepted', async () => {
    const muted = await open({ cstate: { muteAll: true } }, { microphone: true })
    await settle()
    expect([muted.media.calls, muted.state().mutedByAdmin]).toEqual([['microphone off'], true])
    const admin = { role: 7, mems: [wireMember('ME', { role: 7 })] }
    const leads = await open({ ...admin, cstate: { muteAll: true } }, { microphone: true })
    expect(leads.media.calls).toEqual([])
  })
})

describe('a weak network', () => {
  test('audio only switches one’s own camera off, and leaves it off afterwards', async () => {
    const { state, media } = await open({}, { camera: true, microphone: true })
    await state().setAudioOnly(true)
    expect([state().audioOnly, media.calls]).toEqual([true, ['camera off']])
    await state().setAudioOnly(false)
    expect([state().audioOnly, media.calls]).toEqual([false, ['camera off']])
  })
})

describe('one’s own devices', () => {
  test.each(['unplugged', 'busy', 'missing', 'insecure', 'refused'] as const)(
    'a camera that is %s is told',
    async (problem) => {
      const { state, media } = await open({}, { camera: true })
      media.become({ camera: false, cameraProblem: problem })
      expect(state().notice).toMatchObject({ kind: 'device', device: 'camera', problem })
    }
  )
})

describe('what one does', () => {
  test('a hand, an order and lowering all hands are pending until the server answers, and tell a refusal', async () => {
    const { state, asked, answer } = await open()
    const raising = state().raiseHand(true)
    expect([...state().pending]).toEqual(['hand'])
    expect(asked()).toMatchObject({ op: Social.HAND, up: true })
    await answer(Social.HAND)
    await raising
    const muting = state().moderate('Ben', Moderation.MUTE)
    expect([...state().pending]).toEqual(['member:Ben'])
    await answer(Social.MODERATE, { result: -505 })
    await muting
    expect(state().notice).toMatchObject({ kind: 'refused', reason: 'not-permitted' })
    const lowering = state().lowerHands()
    expect(asked()).toMatchObject({ op: Social.HAND, all: true })
    await answer(Social.HAND)
    await lowering
    expect(state().pending.size).toBe(0)
  })

  test('the others are told of a phone call, and of its end', async () => {
    const { media, asked, answer } = await open()
    media.become({ interrupted: true })
    expect(asked()).toMatchObject({ op: Social.PRESENCE, call: true })
    await answer(Social.PRESENCE)
    media.become({ interrupted: false })
    expect(asked()).toMatchObject({ op: Social.PRESENCE, call: false })
  })
})
