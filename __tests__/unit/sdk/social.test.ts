import { Moderation, Social } from '../../../protocol/social'
import { type Told, enterScripted, listen, settle, wireMember } from '../../support/sdk/scripted-conference'

const line = (seq: number, memId: string, text: string) => ({ seq, memId, nickName: memId, text, at: seq * 1000 })

/** A conference with Anna, who is `ME`, and Ben; everything that it tells, and its server. */
async function enter(answer: object = {}) {
  const { environment, conference } = await enterScripted({ mems: [wireMember('ME'), wireMember('Ben')], ...answer })
  const told = listen(conference)
  const tell = (event: object): void => environment.socket.say({ sessId: 'S1', cver: 11, ...event })
  const asked = (): unknown => environment.socket.sent.at(-1)
  return { environment, conference, told, tell, asked }
}

const named = (told: readonly Told[], wanted: string): unknown[] =>
  told.flatMap(([name, ...args]) => (name === wanted ? [args[0]] : []))

describe('the chat', () => {
  test('what was said before one came is there; what is said now is told once, oneself included', async () => {
    const { conference, environment, told, tell } = await enter({ chat: [line(1, 'Ben', 'hello')] })
    expect(conference.social.chat).toMatchObject([{ seq: 1, memberId: 'Ben', text: 'hello', isSelf: false }])

    const saying = conference.social.say('hi')
    tell({ op: Social.CHAT, message: line(3, 'Ben', 'third') })
    tell({ op: Social.CHAT, message: line(3, 'Ben', 'third') })
    environment.socket.answer(Social.CHAT, { message: line(2, 'ME', 'hi') })

    expect(await saying).toMatchObject({ seq: 2, memberId: 'ME', isSelf: true })
    expect(named(told, 'chat')).toMatchObject([{ seq: 3 }, { seq: 2 }])
    expect(conference.social.chat.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  test('after a lost connection the missed lines are told, and a line that was under way is sent again as the same', async () => {
    const { conference, environment, told } = await enter({ chat: [line(1, 'Ben', 'hello')] })
    const saying = conference.social.say('hi')
    const first = environment.socket.sent.at(-1)
    environment.socket.lose()
    await environment.pass(1000)
    environment.socket.accept()
    const chat = [line(1, 'Ben', 'hello'), line(2, 'ME', 'hi'), line(3, 'Ben', 'there?')]
    environment.socket.answer(200, { sessId: 'S1', memId: 'ME', role: 3, cver: 12, mems: [], streams: [], chat })
    expect(environment.socket.sent.at(-1)).toEqual(first)
    environment.socket.answer(Social.CHAT, { message: line(2, 'ME', 'hi') })

    await saying
    expect(named(told, 'chat')).toMatchObject([{ seq: 2 }, { seq: 3 }])
  })

  test('a refusal and a line that is too long reject, each in its way', async () => {
    const { conference, environment } = await enter()
    const saying = conference.social.say('hi')
    environment.socket.answer(Social.CHAT, { result: -531 })
    await expect(saying).rejects.toMatchObject({ reason: 'chat-too-fast' })
    await expect(conference.social.say('x'.repeat(501))).rejects.toThrow('at most 500 characters')
    await expect(conference.social.say('')).rejects.toThrow(TypeError)
  })
})

describe('hands and presence', () => {
  test('are part of the members', async () => {
    const { conference, told, tell } = await enter()
    tell({ op: Social.HAND, memId: 'Ben', hand: 500 })
    tell({ op: Social.PRESENCE, memId: 'Ben', presence: 'call' })
    expect(conference.members.get('Ben')).toMatchObject({ hand: 500, presence: 'call' })
    tell({ op: Social.HAND, memId: 'Ben', hand: 0 })
    tell({ op: Social.PRESENCE, memId: 'Ben', presence: 'here' })
    expect(conference.members.get('Ben')).toMatchObject({ hand: undefined, presence: 'here' })
    expect(named(told, 'memberChanged')).toHaveLength(4)
  })

  test('whoever comes later finds them in the list', async () => {
    const { conference } = await enter({ mems: [wireMember('ME'), wireMember('Ben', { hand: 500, presence: 'away' })] })
    expect(conference.members.get('Ben')).toMatchObject({ hand: 500, presence: 'away' })
  })
})

describe('moderation', () => {
  test.each([
    ['mute', { op: Social.MODERATE, memId: 'Ben', action: 'mute' }, Moderation.MUTE],
    ['a hand that an admin lowered', { op: Social.HAND, memId: 'ME', hand: 0, by: 'Ben' }, Moderation.LOWER_HAND],
    ['mute by a vendor client', { op: 1002, tsxId: 'T', memId: 'Ben', arg: '{"op2":23}' }, Moderation.MUTE],
    [
      'unmute by a vendor client, which is a question here',
      { op: 1002, tsxId: 'T', memId: 'Ben', arg: '{"op2":24}' },
      Moderation.ASK_TO_UNMUTE
    ]
  ])('%s is told with who did it', async (_, event, action) => {
    const { told, tell } = await enter()
    tell(event)
    expect(told.find(([name]) => name === 'moderated')).toMatchObject(['moderated', action, { id: 'Ben' }])
  })

  test.each<[string, object]>([
    ['a hand', { op: Social.HAND, memId: 'ME', hand: -1 }],
    ['an order that nobody knows', { op: Social.MODERATE, memId: 'Ben', action: 'unmute' }],
    ['a line without text', { op: Social.CHAT, message: line(1, 'Ben', '') }]
  ])('%s that is malformed is a complaint, and nothing else', async (_, event) => {
    const { told, tell } = await enter()
    tell(event)
    expect(told.map(([name]) => name)).toEqual(['error'])
  })

  test('what is asked of the server', async () => {
    const { conference, environment, asked } = await enter()
    const { social } = conference
    const calls: [() => Promise<void>, number, object][] = [
      [() => social.raiseHand(true), Social.HAND, { up: true, all: false }],
      [() => social.lowerHands(), Social.HAND, { up: false, all: true }],
      [() => social.moderate('Ben', Moderation.MUTE), Social.MODERATE, { memId: 'Ben', action: 'mute' }],
      [() => social.tellCall(true), Social.PRESENCE, { call: true }]
    ]
    for (const [call, op, body] of calls) {
      const done = call()
      expect(asked()).toMatchObject({ op, ...body })
      environment.socket.answer(op, {})
      await done
      await settle()
    }
  })
})
