import { reLaunch } from '@tarojs/taro'
import { act, fireEvent, screen, within } from '@testing-library/react'
import RoomPage from '../../../../src/pages/room'
import { Op } from '../../../../protocol/ops'
import { wireMember } from '../../../support/sdk/scripted-conference'
import { router } from '../../../support/taro/page'
import { type AppOptions, ScriptedApp, rest, stubPlaying } from '../support/scripted-app'

beforeEach(stubPlaying)

const ben = { mems: [wireMember('ME', { nickName: 'Anna' }), wireMember('Ben')] }
const asAdmin = { role: 7, mems: [wireMember('ME', { nickName: 'Anna', role: 7 }), wireMember('Ben')] }

async function open(answer: object = ben, options: AppOptions = {}) {
  const app = new ScriptedApp(options)
  await app.enter(answer)
  const { container, unmount } = app.render(<RoomPage />)
  await rest()
  return { app, container, unmount }
}

const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await rest()
}
const tiles = (root: Element) => [...root.querySelectorAll('.plate .ell')].map(({ textContent }) => textContent).sort()

test('the room shows who is there, and whoever comes', async () => {
  const { app, container } = await open()
  expect(container.querySelector('.room-name')).toHaveTextContent('design')
  expect(tiles(container)).toEqual(['Anna', 'Ben'])
  await app.tell({ op: 300, mem: wireMember('Cleo') })
  expect(tiles(container)).toEqual(['Anna', 'Ben', 'Cleo'])
  expect(container.querySelector('.toasts')).toHaveTextContent('Cleo joined')
  expect(app.screenOn).toEqual([true])
})

test('who only listens has no tile, but is counted', async () => {
  const { container } = await open({ mems: [...ben.mems, wireMember('Cleo', { role: 1 })] })
  expect(tiles(container)).toEqual(['Anna', 'Ben'])
  expect(container.querySelector('.members-button .count')).toHaveTextContent('3')
})

test('people are listed as me, admins, talkers, audience', async () => {
  const roles = [
    ['Cleo', 1],
    ['Ben', 3],
    ['Dora', 7],
    ['ME', 3],
    ['Emil', 3]
  ] as const
  const { container } = await open({ mems: roles.map(([id, role]) => wireMember(id, { role })) })
  await press('Open the list of people')
  const names = [...container.querySelectorAll('.member-name')].map(({ textContent }) => textContent)
  expect(names).toEqual(['ME', 'Dora', 'Ben', 'Emil', 'Cleo'])
})

test('keys switch microphone and camera and close a sheet, but not while somebody types', async () => {
  const crowd = Array.from({ length: 13 }, (_, index) => wireMember(`M${index}`))
  const { app } = await open({ mems: [wireMember('ME'), ...crowd] })
  const key = async (name: string, target: Element = document.body, more: object = {}) => {
    fireEvent.keyDown(target, { key: name, ...more })
    await rest()
  }
  await key('m')
  await key('V')
  expect(app.media.state).toMatchObject({ microphone: true, camera: true })

  await press('Open the list of people')
  const search = screen.getByLabelText('Find a person')
  await key('m', search)
  await key('v', search)
  await key('m', document.body, { ctrlKey: true })
  await key('m', document.body, { repeat: true })
  expect(app.media.state).toMatchObject({ microphone: true, camera: true })

  await key('Escape', search)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('keys do nothing any more when the page has gone', async () => {
  const { app, unmount } = await open()
  unmount()
  const before = [...app.media.calls]
  fireEvent.keyDown(document.body, { key: 'm' })
  await rest()
  expect(app.media.calls).toEqual(before)
})

test('a lost connection is told while it lasts, with everybody still there', async () => {
  const { app, container } = await open()
  act(() => app.server.environment.socket.lose())
  expect(screen.getByText('Attempt 1; your seat is kept')).toBeInTheDocument()
  expect(tiles(container)).toEqual(['Anna', 'Ben'])
  await act(() => app.server.environment.pass(500))
  await app.letIn({ cver: 30, mems: [...ben.mems, wireMember('Cleo')] })
  expect(screen.queryByText(/your seat is kept/)).toBeNull()
  expect(tiles(container)).toEqual(['Anna', 'Ben', 'Cleo'])
})

test('an admin removes somebody; the list follows the server', async () => {
  const { app, container } = await open(asAdmin)
  await press('Open the list of people')
  await press('Actions for Ben')
  await press('Remove')
  fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Remove' }))
  await rest()
  expect(app.server.asked('kick/member')).toMatchObject([{ uids: ['Ben'] }])
  await app.tell({ op: 301, memId: 'Ben', reason: 12 })
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(tiles(container)).toEqual(['Anna'])
})

test('a refusal is told in a toast', async () => {
  const { app, container } = await open(asAdmin)
  app.server.refuse('/easemob/rtc/confr/attrs/update', 'not-permitted')
  await press('Open the list of people')
  await press('Lock')
  expect(container.querySelector('.toasts')).toHaveTextContent('You may not do that.')
})

test('the link of the invitation is made when it is wanted, and copied', async () => {
  const { app } = await open()
  expect(app.server.asked('/api/invites')).toEqual([])
  await press('Open the list of people')
  await press('Invite')
  await press('Copy link')
  expect(app.copied).toEqual(['https://meet.example/r/abc123'])
  expect(screen.getByText('Link copied')).toBeInTheDocument()
})

test('whoever is removed sees why, lets go of everything, and goes home', async () => {
  const { app } = await open()
  await app.tell({ op: 301, memId: 'ME', reason: 12 })
  expect(screen.getByText('You were removed')).toBeInTheDocument()
  expect(app.media.calls.slice(-2)).toEqual(['unpublish', 'release'])
  expect(app.screenOn).toEqual([true, false])
  await press('Back')
  expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/lobby/index' })
})

test('one who was thrown out by the network rejoins with the same password and is in again', async () => {
  const app = new ScriptedApp()
  await app.enter(ben, 'design', 'secret')
  const { container } = app.render(<RoomPage />)
  await app.tell({ op: 301, memId: 'ME', reason: 6 })
  await press('Rejoin')
  await app.letIn(ben)
  expect(tiles(container)).toEqual(['Anna', 'Ben'])
  expect(app.server.asked()).toMatchObject([{ password: 'secret' }, { password: 'secret' }])
})

test('leaving the page gives up the seat and the devices', async () => {
  const { app, unmount } = await open()
  unmount()
  await rest()
  expect(app.parts.session.getState().room).toBeUndefined()
  expect(app.server.environment.socket.sent.at(-1)).toMatchObject({ op: Op.EXIT })
  expect(app.media.calls).toEqual(expect.arrayContaining(['unpublish', 'release']))
})

test.each([['weekly%201'], ['100%']])('opened by its address alone (%s), the way back in is offered', async (room) => {
  router.params = { room }
  new ScriptedApp().render(<RoomPage />)
  expect(screen.getByText('You left the page')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Rejoin' })).toBeEnabled()
  await rest()
})

test('sound that the browser holds back is freed by a tap', async () => {
  const { app } = await open()
  act(() => app.blocked.set(true))
  await press('Sound on')
  expect(app.blocked.value).toBe(false)
  expect(screen.queryByText('Tap to turn the sound on')).toBeNull()
})
