import { createClient } from '../../../src/services/emedia/client'
import type { CallOptions } from '../../../src/services/emedia/core/call-options'
import type { Client, Conference } from '../../../src/services/emedia/core/types'
import { enterScripted, ticket, wireMember } from '../../support/sdk/scripted-conference'
import { settle } from '../../support/sdk/scripted-environment'

/** Every call that waits for the server can be called off; publishing and subscribing are tried in a browser. */

type Call = (options: CallOptions, conference: Conference, client: Client) => Promise<unknown>

const calls: Readonly<Record<string, Call>> = {
  prepare: (options, _conference, client) => client.prepare(options),
  joinRoom: (options, _conference, client) => client.joinRoom({ roomName: 'tea', ...options }),
  createConference: (options, _conference, client) => client.createConference({ type: 10, ...options }),
  getTicket: (options, _conference, client) => client.getTicket('TS_X1', '', options),
  join: (options, _conference, client) => client.join('TS_X1', JSON.stringify(ticket), options),
  getInfo: (options, _conference, client) => client.getInfo('TS_X1', '', options),
  createInvite: (options, _conference, client) => client.createInvite('tea', options),
  readInvite: (options, _conference, client) => client.readInvite('I1', options),
  publishAddress: (options, conference) => conference.publishAddress('wx-1', options),
  muteAddress: (options, conference) => conference.muteAddress('wx-1', { audioOff: true, videoOff: true }, options),
  playAddress: (options, conference) => conference.playAddress('S1', undefined, options),
  grant: (options, conference) => conference.grant(['Ben'], 3, options),
  kick: (options, conference) => conference.kick(['Ben'], options),
  setAttributes: (options, conference) => conference.setAttributes({ key: 'value' }, options),
  deleteAttributes: (options, conference) => conference.deleteAttributes(['key'], options),
  setState: (options, conference) => conference.setState({ muteAll: true }, options),
  quality: (options, conference) => conference.quality(options),
  send: (options, conference) => conference.send('Ben', 'hello', options),
  destroy: (options, conference) => conference.destroy(options),
  say: (options, { social }) => social.say('hello', options),
  raiseHand: (options, { social }) => social.raiseHand(true, options),
  lowerHands: (options, { social }) => social.lowerHands(options),
  moderate: (options, { social }) => social.moderate('Ben', 'mute', options),
  tellCall: (options, { social }) => social.tellCall(true, options),
  setRecording: (options, { recording }) => recording.set(true, options),
  listRecordings: (options, { recording }) => recording.list(options),
  removeRecording: (options, { recording }) => recording.remove('R1', options),
  makeFilm: (options, { recording }) => recording.makeFilm('R1', options)
}

async function meeting() {
  const { environment, conference } = await enterScripted({ mems: [wireMember('ME'), wireMember('Ben')] })
  const client = createClient(environment, { host: 'https://meet.example', appkey: 'org#app' })
  environment.isDeaf = true
  return { environment, conference, client }
}

test.each(Object.entries(calls))('%s, called off while it waits, rejects and leaves nothing', async (_name, call) => {
  const { environment, conference, client } = await meeting()
  const before = environment.remains
  const controller = new AbortController()
  const calling = call({ signal: controller.signal }, conference, client).catch((error: unknown) => error)
  await settle()

  controller.abort()

  expect(await calling).toMatchObject({ name: 'EmediaError', reason: 'aborted' })
  expect(environment.remains).toBe(before)
  expect(conference.status).toBe('open')
})

test.each(Object.entries(calls))('%s, called off before, asks for nothing', async (_name, call) => {
  const { environment, conference, client } = await meeting()
  const sent = environment.socket.sent.length

  await expect(call({ signal: AbortSignal.abort() }, conference, client)).rejects.toMatchObject({ reason: 'aborted' })
  await expect(call({ signal: 'soon' as never }, conference, client)).rejects.toThrow(/^signal: expected .+ "soon"$/)

  expect(environment.requests).toEqual([])
  expect(environment.socket.sent).toHaveLength(sent)
})

test('what was called off while the connection was lost is not sent when it is back', async () => {
  const { environment, conference } = await meeting()
  const controller = new AbortController()
  environment.socket.lose()
  const saying = conference.social.say('never mind', { signal: controller.signal }).catch((error: unknown) => error)
  controller.abort()
  await saying

  await environment.pass(500)
  environment.socket.accept()
  environment.socket.answer(200, { sessId: 'S1', memId: 'ME', role: 3, cver: 10 })

  expect(environment.socket.sent.map(({ op }) => op)).toEqual([200])
})
