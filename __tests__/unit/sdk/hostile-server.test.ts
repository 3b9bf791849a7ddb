import fc from 'fast-check'
import { parseServerFrame } from '../../../protocol/parse/server'
import { extras } from '../../../src/services/emedia/extras'
import { EmediaError } from '../../../src/services/emedia/core/error'
import { enterAnswer, enterScripted, listen, wireMember, wireStream } from '../../support/sdk/scripted-conference'

const ops = [
  102, 104, 105, 106, 107, 200, 204, 300, 301, 302, 303, 400, 402, 412, 413, 452, 1000, 1001, 1002, 1003, 9300, -1
]

/** Frames as a broken or malicious server may send them: right in parts, wrong in others. */
const frame = fc.oneof(
  fc.string(),
  fc.json(),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc
    .record(
      {
        op: fc.oneof(fc.constantFrom(...ops), fc.jsonValue()),
        sessId: fc.oneof(fc.constant('S1'), fc.jsonValue()),
        tsxId: fc.jsonValue(),
        cver: fc.oneof(fc.nat(), fc.jsonValue()),
        memId: fc.oneof(fc.constantFrom('Ben', 'Nobody', '__proto__'), fc.jsonValue()),
        mem: fc.oneof(fc.constant(wireMember('Cleo')), fc.jsonValue()),
        pubS: fc.oneof(fc.constant(wireStream('B1', 'Ben')), fc.jsonValue()),
        pubSId: fc.jsonValue(),
        streamId: fc.oneof(fc.constant('B1'), fc.jsonValue()),
        voff: fc.jsonValue(),
        role: fc.oneof(fc.constantFrom(1, 3, 7), fc.jsonValue()),
        cattrs: fc.oneof(fc.constant([{ key: '__proto__', val: 'x', op: 'ADD' }]), fc.jsonValue()),
        cstate: fc.jsonValue(),
        rtcId: fc.jsonValue(),
        sdp: fc.jsonValue(),
        cands: fc.jsonValue(),
        result: fc.jsonValue(),
        arg: fc.jsonValue()
      },
      { requiredKeys: ['op'] }
    )
    .map((value) => JSON.stringify(value))
)

test('no frame makes the parser throw', () => {
  fc.assert(
    fc.property(frame, (text) => {
      expect(['answer', 'event', 'unknown', 'malformed']).toContain(parseServerFrame(text, extras.events).kind)
    }),
    { numRuns: 2000 }
  )
})

test('no flood of frames throws out of the SDK; each complaint is told once; the conference goes on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 40 }), async (frames) => {
      const { environment, conference } = await enterScripted({ mems: [wireMember('ME'), wireMember('Ben')] })
      const told = listen(conference)
      const fatal = /"op":204/
      for (const text of [...frames, ...frames].filter((candidate) => !fatal.test(candidate)))
        environment.socket.say(text)

      const complaints = told.filter(([name]) => name === 'error').map(([, error]) => error as EmediaError)
      expect(complaints.every((error) => error instanceof EmediaError && error.reason === 'bad-answer')).toBe(true)
      const texts = complaints.map((error) => String(error.cause))
      expect(new Set(texts).size).toBe(texts.length)
      expect(environment.reported).toEqual([])
      expect(conference.status).toBe('open')
    }),
    { numRuns: 150 }
  )
})

test('an answer to entering that is wrong anywhere lets in or rejects, and never throws', async () => {
  const keys = Object.keys(enterAnswer)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...keys), fc.jsonValue(), async (key, value) => {
      const outcome = await enterScripted({ [key]: value }).then(
        ({ conference }) => conference.status,
        (error: unknown) => (error instanceof EmediaError ? error.reason : error)
      )
      expect(['open', 'bad-answer']).toContain(outcome)
    }),
    { numRuns: 300 }
  )
})

test('a deeply nested frame is read like any other', () => {
  const deep = `${'{"ext":'.repeat(5000)}{}${'}'.repeat(5000)}`
  const text = `{"op":300,"sessId":"S1","cver":1,"mem":{"id":"X","name":"n","ext":${deep}}}`
  expect(['event', 'malformed']).toContain(parseServerFrame(text, extras.events).kind)
})
