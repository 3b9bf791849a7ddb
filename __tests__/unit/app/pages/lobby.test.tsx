import { navigateTo } from '@tarojs/taro'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import LobbyPage from '../../../../src/pages/lobby'
import { router } from '../../../support/taro/page'
import { type AppOptions, ScriptedApp, rest, stubPlaying } from '../support/scripted-app'
import { invite } from '../support/scripted-server'

beforeEach(stubPlaying)

async function stand(options: AppOptions = {}) {
  const app = new ScriptedApp(options)
  app.render(<LobbyPage />)
  await rest()
  return app
}

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

async function join(room = 'design'): Promise<void> {
  type('Meeting name', room)
  press('Join')
  await rest()
}

test('who has typed a room is let in, remembered, and led to it', async () => {
  const app = await stand()
  await join('  weekly 1/2 ')
  expect(screen.getByRole('button', { name: 'Joining…' })).toBeDisabled()
  await app.letIn()
  await waitFor(() => expect(navigateTo).toHaveBeenCalledWith({ url: '/pages/room/index?room=weekly%201%2F2' }))
  expect(app.server.asked()).toMatchObject([{ roomName: 'weekly 1/2', nickName: 'Anna', password: '' }])
  expect(app.parts.session.getState().recent).toMatchObject([{ name: 'weekly 1/2', people: 1 }])
  expect(app.media.calls).toContain('publish weekly 1/2')
})

test('a password is for one room: another name forgets it, and what was said about it', async () => {
  const app = await stand()
  app.server.refuseRoom('wrong-password')
  await join('weekly')
  type('Meeting password', 'guess')
  type('Meeting name', 'design')
  expect(screen.queryByLabelText('Meeting password')).toBeNull()
  await join('design')
  expect(app.server.asked()).toMatchObject([{ password: '' }, { roomName: 'design', password: '' }])
})

test('a server whose address has no scheme is no mystery', async () => {
  const settings = { name: 'Anna', language: 'en', host: 'ftp://meet.example.com' }
  await stand({ kept: { 'emeet.settings': JSON.stringify(settings) } })
  await join()
  expect(screen.getByText(/must begin with http:\/\/ or https:\/\//)).toBeInTheDocument()
})

test('a room with a password asks for it, says when it is wrong, and lets in with the right one', async () => {
  const app = await stand()
  app.server.refuseRoom('wrong-password')
  await join()
  expect(screen.getByText(/This meeting has a password/)).toBeInTheDocument()

  type('Meeting password', 'guess')
  press('Join')
  await rest()
  expect(screen.getByText(/The password is wrong/)).toBeInTheDocument()

  type('Meeting password', 'secret')
  expect(screen.queryByText(/The password is wrong/)).toBeNull()
  app.server.welcome()
  press('Join')
  await app.letIn()
  expect(navigateTo).toHaveBeenCalledTimes(1)
  expect(app.server.asked()).toMatchObject([{ password: '' }, { password: 'guess' }, { password: 'secret' }])
})

test.each([
  ['banned', 'You have been removed from this meeting.'],
  ['server-limit', 'The meeting is full.'],
  ['locked', 'The meeting is locked.']
] as const)('somebody refused as %s stays at the door, reads why, and may try again', async (reason, sentence) => {
  const app = await stand()
  app.server.refuseRoom(reason)
  await join()
  expect(screen.getByText(new RegExp(sentence))).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Join' })).toBeEnabled()
  expect(navigateTo).not.toHaveBeenCalled()
})

test('without a network it says so, and the next try is a fresh one', async () => {
  const app = await stand()
  app.server.lose()
  await join()
  expect(screen.getByText(/The network cannot be reached/)).toBeInTheDocument()
  app.server.welcome()
  press('Join')
  await app.letIn()
  expect(screen.queryByText(/The network cannot be reached/)).toBeNull()
  expect(navigateTo).toHaveBeenCalledTimes(1)
})

test('an invitation fills the room in and asks for a password at once where there is one', async () => {
  router.params = { invite: invite.id }
  const app = new ScriptedApp()
  app.server.answer(`/api/invites/${invite.id}`, { ...invite, needsPassword: true })
  app.render(<LobbyPage />)
  await rest()
  expect(screen.getByText('design')).toBeInTheDocument()
  expect(screen.getByLabelText('Meeting password')).toBeInTheDocument()
  expect(screen.queryByLabelText('Meeting name')).toBeNull()
})

test('an invitation that is not valid any more is told, and one can still type a room', async () => {
  router.params = { invite: invite.id }
  const app = new ScriptedApp()
  app.server.refuse(`/api/invites/${invite.id}`, 'invite-invalid')
  app.render(<LobbyPage />)
  await rest()
  expect(screen.getByText(/This invitation is not valid any more/)).toBeInTheDocument()
  expect(screen.getByLabelText('Meeting name')).toHaveValue('')
})

test('a scanned code that is none is told; one that is clears what went before', async () => {
  const codes = ['hello', 'https://meet.example/r/expired', invite.url]
  const app = await stand({ platform: { scan: () => Promise.resolve(codes.shift()) } })
  app.server.refuse('/api/invites/expired', 'invite-invalid')
  const scan = async () => {
    fireEvent.click(screen.getAllByRole('button', { name: 'Scan to join' })[0] as Element)
    await rest()
  }
  await scan()
  expect(screen.getByText('This is not the code of a meeting.')).toBeInTheDocument()
  await scan()
  expect(screen.getByText(/This invitation is not valid any more/)).toBeInTheDocument()
  await scan()
  expect(screen.queryByText(/not valid any more/)).toBeNull()
  expect(screen.getByText('design')).toBeInTheDocument()
})

test('a recent room is one tap away', async () => {
  const kept = { 'emeet.recent': JSON.stringify([{ name: 'weekly', at: Date.now(), people: 4 }]) }
  const app = await stand({ kept })
  fireEvent.click(screen.getByRole('button', { name: /^weekly/ }))
  await app.letIn()
  expect(navigateTo).toHaveBeenCalledWith({ url: '/pages/room/index?room=weekly' })
})

test('the preview begins as the settings say, and its switches are remembered', async () => {
  const settings = JSON.stringify({ name: 'Anna', language: 'en', camera: false, quality: 'saver' })
  const app = await stand({ kept: { 'emeet.settings': settings } })
  expect(app.media.calls).toEqual(['quality 240', 'beauty 5', 'microphone on'])
  press('Start camera')
  await rest()
  expect(app.media.state.camera).toBe(true)
  expect(app.parts.settings.getState().camera).toBe(true)
  press('Mute microphone')
  await rest()
  expect(app.parts.settings.getState().microphone).toBe(false)
})

test('refused devices are told and keep nobody out', async () => {
  const app = new ScriptedApp()
  app.media.problem = 'refused'
  app.render(<LobbyPage />)
  await rest()
  expect(screen.getByText('Camera and microphone are blocked')).toBeInTheDocument()
  type('Meeting name', 'design')
  expect(screen.getByRole('button', { name: 'Join to watch and listen' })).toBeEnabled()
})
