import fc from 'fast-check'
import { createClient } from '../../../src/services/emedia/client'
import { EmediaError } from '../../../src/services/emedia/core/error'
import { type Emedia, createEmedia } from '../../../src/services/emedia/emedia'
import { enterScripted } from '../../support/sdk/scripted-conference'
import { ScriptedEnvironment } from '../../support/sdk/scripted-environment'

/** What JavaScript may pass in: every kind of value, at every place. */

const circular: Record<string, unknown> = {}
circular.self = circular

const oddities = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'text',
  '__proto__',
  0,
  -1,
  NaN,
  Infinity,
  7,
  true,
  10n,
  Symbol('mark'),
  [],
  [''],
  [null],
  {},
  circular,
  Object.create(null),
  new Date(0),
  () => 'called'
)

const hostile = fc.oneof(
  oddities,
  fc.dictionary(
    fc.constantFrom('roomName', 'password', 'role', 'config', 'key', 'val', 'confrId', 'success', 'error', 'ticket'),
    oddities
  ),
  fc.record({
    roomName: fc.constant('room'),
    config: fc.dictionary(fc.constantFrom('ext', 'nickName', 'rec'), oddities)
  })
)

const methods = [
  'createConference',
  'getConferenceTkt',
  'getConferenceInfo',
  'joinConference',
  'joinConferenceWithTicket',
  'joinRoom',
  'exitConference',
  'destroyConference',
  'kickMembersById',
  'grantRole',
  'pubStream',
  'subStream',
  'setConferenceAttrs',
  'deleteConferenceAttrs'
] as const

function published(environment: ScriptedEnvironment): Emedia {
  const emedia = createEmedia(environment, () => undefined)
  emedia.mgr.setHost('https://meet.example')
  return emedia
}

const isKnown = (error: unknown): boolean =>
  error instanceof EmediaError || (error instanceof TypeError && /: expected .+, received /.test(error.message))

/** The outcome of a call that must never throw, only reject, and only with what names the mistake or has a code. */
async function outcome(call: () => unknown): Promise<unknown> {
  let result: unknown
  try {
    result = call()
  } catch (error) {
    return error
  }
  return Promise.resolve(result).then(
    () => 'done',
    (error: unknown) => (isKnown(error) ? 'refused' : error)
  )
}

test('every method of the published face, whatever it is given, rejects with the mistake or a code', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methods), fc.array(hostile, { maxLength: 5 }), async (name, args) => {
      const environment = new ScriptedEnvironment()
      const method = published(environment).mgr[name] as (...given: unknown[]) => unknown
      const mgr = published(environment).mgr
      expect(['done', 'refused']).toContain(await outcome(() => method.apply(mgr, args)))
    }),
    { numRuns: 1500 }
  )
})

test.each<[string, (emedia: Emedia) => unknown, string]>([
  ['joinRoom()', ({ mgr }) => mgr.joinRoom(undefined as never), 'option: expected an object, received undefined'],
  [
    'joinRoom with a role that is none',
    ({ mgr }) => mgr.joinRoom({ roomName: 'r', role: 5 as never }),
    'role: expected one of 1, 3, 7, received 5'
  ],
  [
    'joinRoom with ext that cannot be sent',
    ({ mgr }) => mgr.joinRoom({ roomName: 'r', config: { ext: circular } }),
    'ext: expected an object that JSON can hold, received an object'
  ],
  [
    'joinRoom with a number as password',
    ({ mgr }) => mgr.joinRoom({ roomName: 'r', password: 1 as never }),
    'option.password: expected text or nothing, received 1'
  ],
  [
    'grantRole with one name',
    ({ mgr }) => mgr.grantRole('c', 'anna' as never, 3),
    'memberNames: expected a list of names that is not empty, received "anna"'
  ],
  [
    'setConferenceAttrs with a number',
    ({ mgr }) => mgr.setConferenceAttrs({ key: 'k', val: 1 as never }),
    'options.val: expected text, received 1'
  ],
  [
    'setConferenceAttrs with a callback that is none',
    ({ mgr }) => mgr.setConferenceAttrs({ key: 'k', val: 'v', success: 'no' as never }),
    'options.success: expected a function, received "no"'
  ],
  ['exitConference(5)', ({ mgr }) => mgr.exitConference(5 as never), 'confrId: expected text or nothing, received 5']
])('%s names what is expected and what was received', async (_call, perform, message) => {
  await expect(perform(published(new ScriptedEnvironment()))).rejects.toThrow(new TypeError(message))
})

test('configuring throws at once, and leaves what was configured before', () => {
  const { config, mgr } = published(new ScriptedEnvironment())
  expect(() => config(undefined as never)).toThrow('options: expected an object, received undefined')
  expect(() => config({ userId: 5 as never })).toThrow('userId: expected text or nothing, received 5')
  expect(() => mgr.setHost(null as never)).toThrow('url: expected https://host[:port], received null')
})

test('the methods of a conference and of a client reject with the mistake or a code, whatever they are given', async () => {
  const faces = {
    client: ['join', 'joinRoom', 'createConference', 'getTicket', 'getInfo', 'createInvite', 'readInvite', 'prepare'],
    media: ['publish', 'subscribe', 'publishAddress', 'playAddress', 'muteAddress', 'quality'],
    conference: ['grant', 'kick', 'setAttributes', 'deleteAttributes', 'setState', 'send'],
    social: ['say', 'raiseHand', 'lowerHands', 'moderate', 'tellCall'],
    recording: ['set', 'list', 'remove', 'makeFilm']
  }
  const calls = Object.entries(faces).flatMap(([face, names]) => names.map((name) => [face, name] as const))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...calls), fc.array(hostile, { maxLength: 3 }), async ([face, name], args) => {
      const { environment, conference } = await enterScripted()
      const client = createClient(environment, { host: 'https://meet.example', appkey: 'org#app' })
      const { social, recording } = conference
      const owner = { client, media: conference, conference, social, recording }[face] as unknown as Methods
      const result = outcome(() => owner[name]!(...args))
      conference.leave().catch(() => undefined)
      await environment.pass(16_000)
      expect(['done', 'refused']).toContain(await result)
      expect(environment.reported).toEqual([])
    }),
    { numRuns: 800 }
  )
})

type Methods = Readonly<Record<string, (...args: unknown[]) => unknown>>
