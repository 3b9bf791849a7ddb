import { fireEvent, screen } from '@testing-library/react'
import { BottomBar, type BottomBarProps } from '../../../../src/components/room/bottom-bar'
import { DeviceControl, type DeviceControlProps } from '../../../../src/components/room/device-control'
import { renderWords } from '../support/render-words'
import { icons } from '../support/tiles'

const device = { on: true, pending: false, audience: false, blocked: false, onPress: () => undefined }

const show = (more: Partial<DeviceControlProps>) => {
  renderWords(<DeviceControl kind='microphone' {...device} {...more} />)
  return screen.getByRole('button')
}

test.each<[string, Partial<DeviceControlProps>, { label: string; text: string; icon: readonly string[]; on: boolean }]>(
  [
    ['on', {}, { label: 'Mute microphone', text: 'Mic', icon: ['mic'], on: true }],
    ['off', { on: false }, { label: 'Unmute microphone', text: 'Muted', icon: ['mic-off'], on: false }],
    [
      'muted by an admin',
      { on: false, mutedByAdmin: true },
      { label: 'Unmute microphone', text: 'Muted', icon: ['mic-off', 'crown'], on: false }
    ],
    [
      'blocked',
      { on: false, blocked: true },
      { label: 'Unmute microphone', text: 'Blocked', icon: ['mic-off', 'warning'], on: false }
    ],
    [
      'of the audience',
      { on: false, audience: true },
      { label: 'Unmute microphone', text: 'Audience', icon: ['mic-off'], on: false }
    ],
    [
      'opening',
      { on: false, pending: true },
      { label: 'Unmute microphone', text: 'Opening…', icon: ['mic-off'], on: false }
    ],
    ['a camera', { kind: 'camera' }, { label: 'Stop camera', text: 'Camera', icon: ['camera'], on: true }],
    [
      'a camera that is off',
      { kind: 'camera', on: false },
      { label: 'Start camera', text: 'Off', icon: ['camera-off'], on: false }
    ]
  ]
)('a control that is %s says so in words, drawing and to a screen reader', (_what, more, { label, text, icon, on }) => {
  const button = show(more)
  expect(button).toHaveAccessibleName(label)
  expect(button).toHaveTextContent(text)
  expect(icons(button)).toEqual(icon)
  expect(button).toHaveAttribute('aria-pressed', String(on))
})

test('what is waited for is marked, and the control keeps its place', () => {
  expect(show({ pending: true })).toHaveClass('is-pending')
})

const bar = (more: Partial<BottomBarProps> = {}) => (
  <BottomBar
    microphone={device}
    camera={device}
    flip={undefined}
    share={undefined}
    hand={{ up: false, pending: false, onPress: () => undefined }}
    audience={false}
    people={3}
    unread={0}
    open={undefined}
    wide={false}
    hasKeyboard={false}
    onOpen={() => undefined}
    {...more}
  />
)

test('every sheet has its button; a phone invites from elsewhere', () => {
  const opened: string[] = []
  const onOpen: BottomBarProps['onOpen'] = (sheet) => void opened.push(sheet)
  const { rerender } = renderWords(bar({ onOpen }))
  expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull()
  rerender(bar({ onOpen, wide: true }))
  for (const name of ['Open the list of people', 'Invite', 'More actions', 'Leave the meeting']) {
    fireEvent.click(screen.getByRole('button', { name }))
  }
  expect(opened).toEqual(['members', 'invite', 'more', 'leave'])
})

test('it counts the people, and has a way to flip only where there are two cameras', () => {
  const { container, rerender } = renderWords(bar())
  expect(container.querySelector('.members-button .count')).toHaveTextContent('3')
  expect(screen.queryByRole('button', { name: 'Flip camera' })).toBeNull()
  const onPress = jest.fn()
  rerender(bar({ flip: { pending: false, onPress } }))
  fireEvent.click(screen.getByRole('button', { name: 'Flip camera' }))
  expect(onPress).toHaveBeenCalledTimes(1)
})

test('keys are told only where there are some', () => {
  const { rerender } = renderWords(bar())
  expect(screen.queryByText(/^M mute/)).toBeNull()
  rerender(bar({ hasKeyboard: true }))
  expect(screen.getByText(/^M mute · V camera/)).toBeInTheDocument()
})
