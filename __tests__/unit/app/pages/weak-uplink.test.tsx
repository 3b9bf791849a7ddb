import { act, fireEvent, screen } from '@testing-library/react'
import RoomPage from '../../../../src/pages/room'
import { QUALITY } from '../../../../protocol/quality'
import { wireMember } from '../../../support/sdk/scripted-conference'
import { ScriptedApp, rest, stubPlaying } from '../support/scripted-app'

const TITLE = 'Your picture reaches the others with gaps'
const PACE = 2000

let app: ScriptedApp

beforeEach(async () => {
  stubPlaying()
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'performance'] })
  app = new ScriptedApp({ media: { camera: true, published: true } })
  await app.enter({ mems: [wireMember('ME', { nickName: 'Anna' }), wireMember('Ben')] })
  app.render(<RoomPage />)
  await rest()
})
afterEach(() => jest.useRealTimers())

/** The next moments at the server, as it tells them. */
async function arrive(losses: readonly number[]): Promise<void> {
  const stream = { streamId: 'S', memId: 'ME', audioKbps: 32, videoKbps: 400, fps: 15, freezes: 0 }
  for (const lossPercent of losses) {
    act(() => {
      jest.advanceTimersByTime(PACE)
    })
    await rest()
    app.server.environment.socket.answer(QUALITY, { streams: [{ ...stream, lossPercent }] })
    await rest()
  }
}

const press = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }))
  await rest()
}

test('whose pictures arrive badly is offered a lower quality, and gets it by one press', async () => {
  await arrive([9, 9])
  expect(screen.queryByText(TITLE)).toBeNull()
  await arrive([9])
  expect(screen.getByText(TITLE)).toBeInTheDocument()
  await press('Lower it')
  expect(app.media.calls).toContain('quality 240')
  expect(app.parts.settings.getState().quality).toBe('saver')
  expect(screen.queryByText(TITLE)).toBeNull()
})

test('who does not want it is not asked again', async () => {
  await arrive([9, 9, 9])
  await press('Not now')
  expect(screen.queryByText(TITLE)).toBeNull()
  const asked = () => app.server.environment.socket.sent.filter(({ op }) => op === QUALITY).length
  const before = asked()
  act(() => {
    jest.advanceTimersByTime(5 * PACE)
  })
  await rest()
  expect(asked()).toBe(before)
  expect(app.media.calls).not.toContain('quality 240')
})
