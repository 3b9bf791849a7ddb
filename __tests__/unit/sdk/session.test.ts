import { PATIENCE, nextTry } from '../../../src/services/emedia/core/reconnect'
import { begin, enterAnswer, enterScripted, listen, ticket, wireMember } from '../../support/sdk/scripted-conference'
import { ScriptedEnvironment, settle } from '../../support/sdk/scripted-environment'

describe('pauses between tries', () => {
  test.each([
    [0, 0, 0, 250],
    [0, 0, 0.999, 500],
    [1, 1000, 0.5, 750],
    [3, 4000, 0, 2000],
    [9, 29_999, 0.999, 3998],
    [9, 30_000, 0.999, 7996]
  ])('after %d failures in %d ms, with chance %d: %d ms', (failures, elapsed, random, expected) => {
    expect(nextTry({ failures, elapsed }, random)).toBe(expected)
  })

  test('there is an end to it', () => {
    expect(nextTry({ failures: 30, elapsed: PATIENCE }, 0)).toBeUndefined()
  })
})

test('entering says who and what one is, with the ticket as it came', async () => {
  const { environment } = await enterScripted()
  expect(environment.socket.url).toBe('wss://meet.example/ws?1')
  expect(environment.socket.sent[0]).toMatchObject({
    op: 200,
    tkt: ticket,
    nickName: 'Anna',
    ext: '{}',
    res: { type: 'MINI_PROGRAM', ops: [1003, 9300, 9301, 9340, 9330, 9320, 9311, 9312, 9313, 9314] }
  })
  expect(environment.socket.sent[0]).not.toHaveProperty('sessId')
})

test.each([
  [-500, 4],
  [-502, 4],
  [-504, 4],
  [-508, 4],
  [-510, 4],
  [-506, 11],
  [-523, 2],
  [-12345, 2]
])('entering refused with %d is exit reason %d', async (result, exit) => {
  const environment = new ScriptedEnvironment()
  const entering = begin(environment)
  environment.socket.accept()
  environment.socket.answer(200, { result, msg: 'no' })

  await expect(entering).rejects.toMatchObject({ name: 'EmediaError', code: result, exit })
  expect(environment.remains).toBe(0)
})

test('a server that cannot be reached, or says nothing, or nonsense, is told as such', async () => {
  const outcomes = await Promise.all(
    [
      (environment: ScriptedEnvironment) => {
        environment.socket.lose()
        return settle()
      },
      (environment: ScriptedEnvironment) => environment.pass(15_000),
      (environment: ScriptedEnvironment) => {
        environment.socket.accept()
        environment.socket.answer(200, { sessId: 5 })
        return settle()
      }
    ].map(async (happen) => {
      const environment = new ScriptedEnvironment()
      const entering = begin(environment).catch((error: unknown) => error)
      await happen(environment)
      return entering
    })
  )
  expect(outcomes).toMatchObject([{ reason: 'network' }, { reason: 'network' }, { reason: 'bad-answer' }])
})

test('calling it off while entering leaves nothing behind', async () => {
  const environment = new ScriptedEnvironment()
  const controller = new AbortController()
  const entering = begin(environment, controller.signal)
  environment.socket.accept()

  controller.abort()

  await expect(entering).rejects.toMatchObject({ reason: 'aborted' })
  expect(environment.socket.isClosed).toBe(true)
  expect(environment.remains).toBe(0)
})

test('after a loss it enters again with its session; what waited is sent then, with the same id', async () => {
  const { environment, conference } = await enterScripted({ mems: [wireMember('ME'), wireMember('Ben')] })
  const told = listen(conference)
  const sending = conference.send('Ben', 'hello')
  const first = environment.socket.sent.at(-1)

  environment.socket.lose()
  expect(conference.status).toBe('reconnecting')
  await environment.pass(500)
  environment.socket.accept()
  expect(environment.socket.sent).toMatchObject([{ op: 200, sessId: 'S1' }])
  environment.socket.answer(200, { ...enterAnswer, mems: [wireMember('ME'), wireMember('Ben')] })

  expect(environment.socket.sent[1]).toEqual(first)
  environment.socket.answer(1003, {})
  await sending
  expect(told).toEqual([['reconnecting', 1], ['reconnected']])
})

test('the network coming back is a reason to try at once', async () => {
  const { environment } = await enterScripted()
  environment.socket.lose()
  expect(environment.socketsOpened).toHaveLength(1)

  environment.online()

  expect(environment.socketsOpened).toHaveLength(2)
})

test('a socket that is dead without saying so is found out, and replaced', async () => {
  const { environment, conference } = await enterScripted()

  await environment.pass(15_000)
  expect(environment.socket.sent.at(-1)).toMatchObject({ op: 1000, cver: 10 })
  await environment.pass(8000)

  expect(conference.status).toBe('reconnecting')
  expect(environment.socketsOpened[0]?.isClosed).toBe(true)
})

test('a sign of life that brings lists changes the roster', async () => {
  const { environment, conference } = await enterScripted()
  await environment.pass(15_000)

  environment.socket.answer(1000, { cver: 12, mems: [wireMember('ME'), wireMember('Ben')], streams: [] })
  await settle()

  expect([...conference.members.keys()]).toEqual(['ME', 'Ben'])
})

test('it gives up in the end: reason 4, code -9527', async () => {
  const { environment, conference } = await enterScripted()
  const told = listen(conference)

  environment.socket.lose()
  while (conference.status !== 'closed') {
    await environment.pass(8000)
    if (!environment.socket.isClosed) environment.socket.lose()
  }

  expect(told.at(-1)).toEqual(['closed', 4, -9527])
  expect(environment.remains).toBe(0)
})

test('a refused return ends it with the code', async () => {
  const { environment, conference } = await enterScripted()
  const told = listen(conference)
  environment.socket.lose()
  await environment.pass(500)
  environment.socket.accept()

  environment.socket.answer(200, { result: -504 })

  expect(told).toEqual([
    ['reconnecting', 1],
    ['closed', 4, -504]
  ])
  expect(environment.remains).toBe(0)
})

test('an operation that is refused fails alone; one whose session is over ends the conference', async () => {
  const { environment, conference } = await enterScripted({ mems: [wireMember('ME'), wireMember('Ben')] })
  const told = listen(conference)

  const first = conference.send('Ben', 'a')
  environment.socket.answer(1003, { result: -507, msg: 'gone' })
  await expect(first).rejects.toMatchObject({ reason: 'no-such-member', message: 'gone' })
  expect(told).toEqual([])
  const second = conference.send('Ben', 'b')
  environment.socket.answer(1003, { result: -504 })

  await expect(second).rejects.toMatchObject({ reason: 'session-gone' })
  expect(told).toEqual([['closed', 4, -504]])
})

test('leaving does not need an answer, and leaves nothing behind', async () => {
  const { environment, conference } = await enterScripted()
  const told = listen(conference)

  const leaving = conference.leave()
  expect(environment.socket.sent.at(-1)).toMatchObject({ op: 201, sessId: 'S1' })
  await environment.pass(1000)
  await leaving

  expect(told).toEqual([['closed', 0, undefined]])
  expect([environment.socket.isClosed, environment.remains]).toEqual([true, 0])
})

test('a listener that throws stops neither the others nor the conference', async () => {
  const { environment, conference } = await enterScripted()
  conference.on('memberJoined', () => {
    throw new Error('mistake of the application')
  })
  const told = listen(conference)

  environment.socket.say({ op: 300, sessId: 'S1', cver: 11, mem: wireMember('Ben') })

  expect(told).toMatchObject([['memberJoined', { id: 'Ben' }]])
  expect(environment.reported).toMatchObject([{ message: 'mistake of the application' }])
})

test('who unsubscribes is told nothing more', async () => {
  const { environment, conference } = await enterScripted()
  let count = 0
  const off = conference.on('memberJoined', () => (count += 1))
  environment.socket.say({ op: 300, sessId: 'S1', cver: 11, mem: wireMember('Ben') })

  off()
  environment.socket.say({ op: 300, sessId: 'S1', cver: 12, mem: wireMember('Cleo') })

  expect(count).toBe(1)
})

test('a message that is delivered again is heard once', async () => {
  const { environment, conference } = await enterScripted({ mems: [wireMember('ME'), wireMember('Ben')] })
  const told = listen(conference)
  const message = { op: 1003, sessId: 'S1', tsxId: 'MSG1-1', memId: 'Ben', arg: 'hello' }

  environment.socket.say(message)
  environment.socket.say(message)

  expect(told).toMatchObject([['message', { id: 'Ben' }, 'hello']])
})
