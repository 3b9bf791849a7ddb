import { EmediaError } from '../../../../src/services/emedia'
import type { RoomState } from '../../../../src/store/room-state'
import { noticeOf } from '../../../../src/store/notices'
import { wireMember } from '../../../support/sdk/scripted-conference'
import { settle } from '../../../support/sdk/scripted-environment'
import { openRoom } from '../support/room'
import { invite } from '../support/scripted-server'

const admin = { role: 7, mems: [wireMember('ME', { role: 7 }), wireMember('Ben')] }

/** Something that a test lets go on when it wants to. */
function gate() {
  let open = (): void => undefined
  const closed = new Promise<void>((resolve) => (open = resolve))
  return { closed, open }
}

test.each([
  ['toggleMicrophone', 'microphone', 'microphone on'],
  ['toggleCamera', 'camera', 'camera on'],
  ['flip', 'flip', 'flip']
] as const)(
  '%s is pending until the device obeys; a second press meanwhile does nothing',
  async (action, what, call) => {
    const { state, media } = await openRoom()
    const { closed, open } = gate()
    media.gate = closed

    const first = state()[action]()
    await state()[action]()
    expect([...state().pending]).toEqual([what])
    open()
    await first

    expect(state().pending.size).toBe(0)
    expect(media.calls).toEqual([call])
  }
)

test('what one device is waiting for does not hold up the other', async () => {
  const { state, media } = await openRoom()
  const { closed, open } = gate()
  media.gate = closed
  const both = [state().toggleMicrophone(), state().toggleCamera()]
  expect([...state().pending].sort()).toEqual(['camera', 'microphone'])
  open()
  await Promise.all(both)
  expect(state().local).toMatchObject({ microphone: true, camera: true })
})

test('the store shows the device as it is, whatever was asked', async () => {
  const { state, media } = await openRoom()
  media.problem = 'refused'
  await state().toggleCamera()
  expect(state().local).toMatchObject({ camera: false, cameraProblem: 'refused' })
  expect(state().pending.size).toBe(0)
})

test('a switch that the server refuses stays as it was and says why', async () => {
  const { state, media } = await openRoom({}, { microphone: true })
  media.refusal = EmediaError.of('videos-full')
  await state().toggleMicrophone()
  expect(state().local.microphone).toBe(true)
  expect(state().notice).toMatchObject({ kind: 'refused', reason: 'videos-full' })
  expect(state().pending.size).toBe(0)
})

test('the audience is told why it cannot talk, and no device is asked', async () => {
  const { state, media } = await openRoom({ role: 1, mems: [wireMember('ME', { role: 1 })] })
  await state().toggleMicrophone()
  await state().toggleCamera()
  expect(state().notice).toMatchObject({ kind: 'audienceCannot' })
  expect(media.calls).toEqual([])
})

test('granting, removing, muting and locking ask the server for just that', async () => {
  const { state, server } = await openRoom(admin)
  await state().grant('Ben', 1)
  await state().remove('Ben', true)
  await state().remove('Ben', false)
  await state().setMuteAll(true)
  await state().setLocked(true)
  expect(server.asked('chanage/roles')).toEqual([{ uids: ['Ben'], role: 1, roleToken: 'R1' }])
  expect(server.asked('kick/member')).toEqual([
    { uids: ['Ben'], roleToken: 'R1' },
    { uids: ['Ben'], ban: true, roleToken: 'R1' }
  ])
  expect(server.asked('attrs/update')).toMatchObject([{ cstate: { muteAll: true } }, { cstate: { locked: true } }])
})

test('nothing is shown as done before the server says it', async () => {
  const { state, server } = await openRoom(admin)
  const removing = state().remove('Ben', true)
  expect([...state().pending]).toEqual(['member:Ben'])
  await removing
  expect(state().members.map(({ id }) => id)).toEqual(['ME', 'Ben'])
  server.tell({ op: 301, memId: 'Ben', reason: 12 })
  expect(state().members.map(({ id }) => id)).toEqual(['ME'])
})

test.each([
  ['grant', 'chanage/roles', (room: RoomState) => room.grant('Ben', 7)],
  ['remove', 'kick/member', (room: RoomState) => room.remove('Ben', true)],
  ['setMuteAll', 'confr/attrs/update', (room: RoomState) => room.setMuteAll(true)],
  ['setLocked', 'confr/attrs/update', (room: RoomState) => room.setLocked(true)],
  ['end', 'disband/conference', (room: RoomState) => room.end()]
] as const)('a refused %s changes nothing and is told', async (_name, path, act) => {
  const { state, server } = await openRoom(admin)
  server.refuse(`/easemob/rtc/${path}`, 'not-permitted')
  await act(state())
  expect(state()).toMatchObject({ muteAll: false, locked: false, status: 'open', exit: undefined })
  expect(state().members).toHaveLength(2)
  expect(state().pending.size).toBe(0)
  expect(state().notice).toMatchObject({ kind: 'refused', reason: 'not-permitted' })
})

test('an error without a cause in the table is a refusal without one', async () => {
  const { state, media } = await openRoom()
  media.refusal = new TypeError('boom')
  await state().flip()
  expect(state().notice).toMatchObject({ kind: 'refused', reason: undefined })
})

test('leaving waits for the server, but not longer than it must', async () => {
  const { state, server } = await openRoom()
  const leaving = state().leave()
  expect([...state().pending]).toEqual(['leave'])
  await server.environment.pass(1000)
  await leaving
  expect(state()).toMatchObject({ status: 'closed', exit: { kind: 'left' } })
})

test('the invitation is asked for once, and again when it failed', async () => {
  const { state, server } = await openRoom()
  server.refuse('/api/invites', 'internal')
  await state().loadInvite()
  expect(state().invite).toBeUndefined()
  expect(state().notice).toMatchObject({ reason: 'internal' })

  server.answer('/api/invites', invite)
  await state().loadInvite()
  await state().loadInvite()
  expect(state().invite).toEqual(invite)
  expect(server.asked('/api/invites')).toHaveLength(2)
})

test('a tile is pinned by a press and freed by another; another press takes another tile', async () => {
  const { state } = await openRoom()
  state().pin('a')
  expect(state().pinned).toBe('a')
  state().pin('b')
  expect(state().pinned).toBe('b')
  state().pin('b')
  expect(state().pinned).toBeUndefined()
})

test('only the notice that is shown can be dismissed: a later one stays', async () => {
  const { state } = await openRoom()
  const [first, second] = [noticeOf({ kind: 'copied' }), noticeOf({ kind: 'linkCopied' })]
  state().tell(first)
  state().tell(second)
  state().dismiss(first.id)
  expect(state().notice).toBe(second)
  state().dismiss(second.id)
  expect(state().notice).toBeUndefined()
})

test('a phone call is told when it begins, once', async () => {
  const { state, media } = await openRoom()
  media.become({ interrupted: true })
  const told = state().notice
  expect(told).toMatchObject({ kind: 'interrupted' })
  media.become({ level: 2 })
  expect(state().notice).toBe(told)
  await settle()
})
