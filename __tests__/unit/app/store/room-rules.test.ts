import { wireMember } from '../../../support/sdk/scripted-conference'
import { settle } from '../../../support/sdk/scripted-environment'
import { openRoom } from '../support/room'

const muteAll = (on: boolean) => ({ op: 402, cattrs: [], cstate: { muteAll: on } })
const talking = { microphone: true, camera: true }

test('an admin who mutes everybody switches my microphone off, and it says who did', async () => {
  const { server, state, media } = await openRoom({}, talking)
  server.tell(muteAll(true))
  await settle()
  expect(state()).toMatchObject({ muteAll: true, mutedByAdmin: true, notice: { kind: 'mutedAll' } })
  expect(state().local).toMatchObject({ microphone: false, camera: true })
  expect(media.calls).toEqual(['microphone off'])
})

test('I may switch it on again, and then nobody has muted me', async () => {
  const { server, state } = await openRoom({}, talking)
  server.tell(muteAll(true))
  await settle()
  await state().toggleMicrophone()
  expect(state()).toMatchObject({ muteAll: true, mutedByAdmin: false, local: { microphone: true } })
})

test('who was silent anyway is not said to be muted', async () => {
  const { server, state, media } = await openRoom()
  server.tell(muteAll(true))
  await settle()
  expect(state()).toMatchObject({ muteAll: true, mutedByAdmin: false })
  expect(media.calls).toEqual([])
})

test('an admin goes on talking', async () => {
  const { server, state, media } = await openRoom({ role: 7, mems: [wireMember('ME', { role: 7 })] }, talking)
  server.tell(muteAll(true))
  await settle()
  expect(state()).toMatchObject({ muteAll: true, mutedByAdmin: false, local: { microphone: true } })
  expect(media.calls).toEqual([])
})

test('the end of it is told, and switches nothing on', async () => {
  const { server, state, media } = await openRoom({}, talking)
  server.tell(muteAll(true))
  await settle()
  server.tell(muteAll(false))
  await settle()
  expect(state()).toMatchObject({ muteAll: false, notice: { kind: 'unmutedAll' }, local: { microphone: false } })
  expect(media.calls).toEqual(['microphone off'])
})

test('the same said twice mutes once', async () => {
  const { server, state, media } = await openRoom({}, talking)
  server.tell(muteAll(true))
  await settle()
  await state().toggleMicrophone()
  server.tell(muteAll(true))
  await settle()
  expect(state().local.microphone).toBe(true)
  expect(media.calls).toEqual(['microphone off', 'microphone on'])
})

test('a mute of all that fell into a lost connection is obeyed on coming back, also when people came meanwhile', async () => {
  const { server, state, media } = await openRoom({}, talking)
  server.environment.socket.lose()
  await server.environment.pass(500)
  const mems = [wireMember('ME'), wireMember('Ben')]
  await server.letIn({ cver: 30, mems, cstate: { muteAll: true, locked: true } })
  expect(state()).toMatchObject({ muteAll: true, locked: true, mutedByAdmin: true, local: { microphone: false } })
  expect(media.calls).toEqual(['microphone off'])
})

test('locking and unlocking are told', async () => {
  const { server, state } = await openRoom()
  server.tell({ op: 402, cattrs: [], cstate: { locked: true } })
  expect(state()).toMatchObject({ locked: true, notice: { kind: 'lockedNow' } })
  server.tell({ op: 402, cattrs: [], cstate: { locked: false } })
  expect(state()).toMatchObject({ locked: false, notice: { kind: 'unlockedNow' } })
})
