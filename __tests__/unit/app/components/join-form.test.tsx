import { fireEvent, screen } from '@testing-library/react'
import { JoinForm, type JoinFormProps } from '../../../../src/components/lobby/join-form'
import { renderWords } from '../support/render-words'

const nothing = () => undefined

const form = (more: Partial<JoinFormProps> = {}) => (
  <JoinForm
    roomName='design'
    name='Anna'
    password=''
    invited={false}
    asksPassword={false}
    wrongPassword={false}
    failure={undefined}
    joining={false}
    watchOnly={false}
    canScan={false}
    onRoomName={nothing}
    onName={nothing}
    onPassword={nothing}
    onScan={nothing}
    onOtherRoom={nothing}
    onJoin={nothing}
    {...more}
  />
)

test.each([
  ['design', 'Anna', true],
  ['', 'Anna', false],
  ['   ', 'Anna', false],
  ['design', '', false],
  ['design', '  ', false]
])('with the room %j and the name %j one may join: %s', (roomName, name, may) => {
  renderWords(form({ roomName, name }))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Join' }).disabled).toBe(!may)
})

test('while joining it says so and waits', () => {
  renderWords(form({ joining: true }))
  expect(screen.getByRole('button', { name: 'Joining…' })).toBeDisabled()
})

test('without any device the button says what is left', () => {
  renderWords(form({ watchOnly: true }))
  expect(screen.getByRole('button', { name: 'Join to watch and listen' })).toBeEnabled()
})

test('a password is asked for only when the server wants it, and can be looked at', () => {
  const { rerender } = renderWords(form())
  expect(screen.queryByLabelText('Meeting password')).toBeNull()
  rerender(form({ asksPassword: true, password: 'abc' }))
  expect(screen.getByLabelText('Meeting password')).toHaveAttribute('type', 'password')
  expect(screen.getByText(/has a password/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: 'Show password' }))
  expect(screen.getByLabelText('Meeting password')).toHaveAttribute('type', 'text')
  fireEvent.click(screen.getByRole('button', { name: 'Hide password' }))
  expect(screen.getByLabelText('Meeting password')).toHaveAttribute('type', 'password')
})

test('a wrong one is marked and told', () => {
  renderWords(form({ asksPassword: true, wrongPassword: true, password: 'abc' }))
  expect(screen.getByLabelText('Meeting password')).toBeInvalid()
  expect(screen.getByRole('status')).toHaveTextContent('The password is wrong.')
})

test('a failure is one sentence that a screen reader reads out', () => {
  renderWords(form({ failure: 'The meeting is full.' }))
  expect(screen.getByRole('status')).toHaveTextContent('The meeting is full.')
  expect(screen.getByRole('status')).toHaveAttribute('aria-live', 'polite')
})

test('an invitation fixes the room, and can be declined for another', () => {
  const onOtherRoom = jest.fn()
  renderWords(form({ invited: true, onOtherRoom }))
  expect(screen.queryByLabelText('Meeting name')).toBeNull()
  expect(screen.getByText('design')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: 'Join another meeting' }))
  expect(onOtherRoom).toHaveBeenCalledTimes(1)
})

test('an invitation that is being read says so, and cannot be entered yet', () => {
  renderWords(form({ invited: true, roomName: '' }))
  expect(screen.getByText('Opening the invitation…')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Join' })).toBeDisabled()
})

test('Enter joins from every field, but not while a word is being composed', () => {
  const onJoin = jest.fn()
  renderWords(form({ asksPassword: true, onJoin }))
  for (const label of ['Meeting name', 'Your name', 'Meeting password']) {
    fireEvent.keyDown(screen.getByLabelText(label), { key: 'Enter' })
  }
  expect(onJoin).toHaveBeenCalledTimes(3)
  fireEvent.keyDown(screen.getByLabelText('Your name'), { key: 'Enter', isComposing: true })
  fireEvent.keyDown(screen.getByLabelText('Your name'), { key: 'a' })
  expect(onJoin).toHaveBeenCalledTimes(3)
})

test('what is typed is told, and names end where the server ends them', () => {
  const [onRoomName, onName] = [jest.fn(), jest.fn()]
  renderWords(form({ onRoomName, onName }))
  fireEvent.change(screen.getByLabelText('Meeting name'), { target: { value: 'weekly' } })
  fireEvent.change(screen.getByLabelText('Your name'), { target: { value: 'Ben' } })
  expect([onRoomName.mock.calls, onName.mock.calls]).toEqual([[['weekly']], [['Ben']]])
  expect(screen.getByLabelText('Meeting name')).toHaveAttribute('maxLength', '128')
  expect(screen.getByLabelText('Your name')).toHaveAttribute('maxLength', '64')
})

test('there is a scanner only where there is one', () => {
  const onScan = jest.fn()
  const { rerender } = renderWords(form())
  expect(screen.queryByRole('button', { name: 'Scan to join' })).toBeNull()
  rerender(form({ canScan: true, onScan }))
  fireEvent.click(screen.getByRole('button', { name: 'Scan to join' }))
  expect(onScan).toHaveBeenCalledTimes(1)
})
