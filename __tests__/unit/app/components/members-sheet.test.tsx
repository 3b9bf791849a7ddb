import { fireEvent, screen, within } from '@testing-library/react'
import type { MemberModel } from '../../../../src/components/room/member-row'
import { MembersSheet, type MembersSheetProps } from '../../../../src/components/room/members-sheet'
import { member } from '../support/tiles'
import { renderWords } from '../support/render-words'

const calls = () => ({
  onInvite: jest.fn(),
  onMuteAll: jest.fn(),
  onLock: jest.fn(),
  onLowerHands: jest.fn(),
  onGrant: jest.fn(),
  onModerate: jest.fn(),
  onRemove: jest.fn()
})

const sheet = (more: Partial<MembersSheetProps> = {}) => (
  <MembersSheet
    {...calls()}
    members={[member('Anna', { isSelf: true, role: 'admin' }), member('Ben'), member('Cleo', { role: 'audience' })]}
    isAdmin
    muteAll={{ on: false, pending: false }}
    lock={{ on: false, pending: false }}
    hands={{ count: 0, pending: false }}
    isBusy={() => false}
    wide={false}
    onClose={() => undefined}
    {...more}
  />
)

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const names = (root: Element) => [...root.querySelectorAll('.member-name')].map(({ textContent }) => textContent)
const crowd = Array.from({ length: 13 }, (_, index) => member(`Member ${index}`))

test('everybody is listed in the given order, with what they are', () => {
  const { container } = renderWords(sheet())
  expect(screen.getByRole('dialog')).toHaveAccessibleName('People · 3')
  expect(names(container)).toEqual(['Anna', 'Ben', 'Cleo'])
  const badges = [...container.querySelectorAll('.member-row')].map((row) =>
    [...row.querySelectorAll('.badge')].map(({ textContent }) => textContent)
  )
  expect(badges).toEqual([['me', 'Admin'], [], ['Audience']])
})

test('who is no admin can invite, and nothing else', () => {
  renderWords(sheet({ isAdmin: false }))
  expect(screen.getByRole('button', { name: 'Invite' })).toBeEnabled()
  expect(screen.queryByRole('button', { name: /Mute all|Lock|Actions/ })).toBeNull()
})

test('an admin has actions for everybody but themselves', () => {
  renderWords(sheet())
  expect(screen.getAllByRole('button', { name: /^Actions/ }).map((row) => row.getAttribute('aria-label'))).toEqual([
    'Actions for Ben',
    'Actions for Cleo'
  ])
})

test('a row opens and closes, one at a time, and offers the other roles', () => {
  const props = calls()
  renderWords(sheet(props))
  press('Actions for Ben')
  expect(screen.getByRole('button', { name: 'Actions for Ben' })).toHaveAttribute('aria-expanded', 'true')
  expect(screen.queryByRole('button', { name: 'Make talker' })).toBeNull()
  press('Make audience')
  press('Actions for Cleo')
  expect(screen.getAllByText('Make talker')).toHaveLength(1)
  press('Make talker')
  press('Actions for Cleo')
  expect(screen.queryByText('Make talker')).toBeNull()
  expect(props.onGrant.mock.calls).toEqual([
    ['Ben', 'audience'],
    ['Cleo', 'talker']
  ])
})

const offered = (container: Element) =>
  [...container.querySelectorAll('.rowmenu .btn')].map(({ textContent }) => textContent)

test.each<[string, Partial<MemberModel>, readonly string[]]>([
  ['who talks', {}, ['Mute', 'Stop camera', 'Make audience', 'Make admin', 'Hand over', 'Remove']],
  [
    'who is silent and unseen',
    { microphone: false, camera: false },
    ['Ask to unmute', 'Ask for camera', 'Make audience', 'Make admin', 'Hand over', 'Remove']
  ],
  [
    'who shares a screen with a raised hand',
    { sharing: true, hand: 1 },
    ['Mute', 'Stop camera', 'Stop sharing', 'Lower hand', 'Make audience', 'Make admin', 'Hand over', 'Remove']
  ],
  [
    'of the audience, who wants to talk',
    { role: 'audience', hand: 1 },
    ['Decline', 'Make talker', 'Make admin', 'Hand over', 'Remove']
  ],
  ['who is an admin', { role: 'admin' }, ['Mute', 'Stop camera', 'Make talker', 'Make audience', 'Remove']]
])('with somebody %s an admin can do just that', (_who, more, expected) => {
  const { container } = renderWords(
    sheet({ members: [member('Anna', { isSelf: true, role: 'admin' }), member('Ben', more)] })
  )
  press('Actions for Ben')
  expect(offered(container)).toEqual(expected)
})

test('each of them asks for just that', () => {
  const props = calls()
  renderWords(sheet({ ...props, members: [member('Ben', { sharing: true, hand: 1 })] }))
  press('Actions for Ben')
  for (const name of ['Mute', 'Stop camera', 'Stop sharing', 'Lower hand']) press(name)
  expect(props.onModerate.mock.calls).toEqual([
    ['Ben', 'mute'],
    ['Ben', 'stop-camera'],
    ['Ben', 'stop-screen'],
    ['Ben', 'lower-hand']
  ])
})

test('handing over asks once more', () => {
  const props = calls()
  renderWords(sheet(props))
  press('Actions for Ben')
  press('Hand over')
  expect(props.onModerate).not.toHaveBeenCalled()
  const dialog = screen.getByRole('alertdialog', { name: 'Hand the meeting over to Ben?' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Hand over' }))
  expect(props.onModerate.mock.calls).toEqual([['Ben', 'hand-over']])
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test.each<[Partial<MemberModel>, string | undefined]>([
  [{}, undefined],
  [{ hand: 2 }, 'Hand raised'],
  [{ hand: 2, role: 'audience' }, 'Wants to talk'],
  [{ sharing: true }, 'Sharing a screen'],
  [{ presence: 'call', hand: 1 }, 'On a phone call'],
  [{ presence: 'away', sharing: true }, 'Reconnecting…']
])('of %j the row says what matters most: %s', (more, expected) => {
  const { container } = renderWords(sheet({ members: [member('Ben', more)] }))
  expect(container.querySelector('.member-news')?.textContent).toBe(expected)
  expect(container.querySelector('.hand-badge')?.textContent).toBe(more.hand?.toString())
})

test('all hands can be lowered when there are any, by an admin', () => {
  const props = calls()
  const { rerender } = renderWords(sheet(props))
  expect(screen.queryByRole('button', { name: /Lower all/ })).toBeNull()
  rerender(sheet({ ...props, hands: { count: 2, pending: false } }))
  press('Lower all hands (2)')
  expect(props.onLowerHands).toHaveBeenCalledTimes(1)
  rerender(sheet({ hands: { count: 2, pending: false }, isAdmin: false }))
  expect(screen.queryByRole('button', { name: /Lower all/ })).toBeNull()
})

test('actions vanish when the right to them does', () => {
  const { rerender } = renderWords(sheet())
  press('Actions for Ben')
  rerender(sheet({ isAdmin: false }))
  expect(screen.queryByText('Make admin')).toBeNull()
})

test.each([
  ['for now', false],
  ['for good', true]
])('removing somebody %s asks once more', (_how, forGood) => {
  const props = calls()
  renderWords(sheet(props))
  press('Actions for Ben')
  if (forGood) fireEvent.click(screen.getByRole('checkbox', { name: 'May not come back' }))
  press('Remove')
  const dialog = screen.getByRole('alertdialog', { name: 'Remove Ben?' })
  expect(dialog.textContent.includes('may not come back')).toBe(forGood)
  expect(props.onRemove).not.toHaveBeenCalled()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
  expect(props.onRemove.mock.calls).toEqual([['Ben', !forGood]])
})

test('thinking better of it removes nobody', () => {
  const props = calls()
  renderWords(sheet(props))
  press('Actions for Ben')
  press('Remove')
  fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(props.onRemove).not.toHaveBeenCalled()
})

test('the question goes with the person it was about', () => {
  const { rerender } = renderWords(sheet())
  press('Actions for Ben')
  press('Remove')
  rerender(sheet({ members: [member('Anna', { isSelf: true, role: 'admin' })] }))
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test('while the server is asked, the actions of that person wait', () => {
  renderWords(sheet({ isBusy: (id) => id === 'Ben' }))
  press('Actions for Ben')
  expect(screen.getByRole('button', { name: 'Make admin' })).toBeDisabled()
  press('Actions for Cleo')
  expect(screen.getByRole('button', { name: 'Make admin' })).toBeEnabled()
})

test.each([
  [false, 'Mute all', 'Lock', true],
  [true, 'Unmute all', 'Unlock', false]
])('with both rules %s, the buttons say what they would do', (on, mute, lock, wanted) => {
  const props = calls()
  renderWords(sheet({ ...props, muteAll: { on, pending: false }, lock: { on, pending: false } }))
  press(mute)
  press(lock)
  expect(props.onMuteAll).toHaveBeenCalledWith(wanted)
  expect(props.onLock).toHaveBeenCalledWith(wanted)
})

test('a rule that is being changed cannot be pressed again', () => {
  renderWords(sheet({ muteAll: { on: false, pending: true } }))
  expect(screen.getByRole('button', { name: 'Mute all' })).toBeDisabled()
  expect(screen.getByRole('button', { name: 'Lock' })).toBeEnabled()
})

test('there is a search above twelve people, and not before', () => {
  const { rerender } = renderWords(sheet({ members: crowd.slice(0, 12) }))
  expect(screen.queryByLabelText('Find a person')).toBeNull()
  rerender(sheet({ members: crowd }))
  expect(screen.getByLabelText('Find a person')).toBeInTheDocument()
})

test('the search finds parts of names in any case, and says when it finds nobody', () => {
  const { container } = renderWords(sheet({ members: crowd }))
  const find = (value: string) => fireEvent.change(screen.getByLabelText('Find a person'), { target: { value } })
  find(' mEMBER 1 ')
  expect(names(container)).toEqual(['Member 1', 'Member 10', 'Member 11', 'Member 12'])
  find('Zoe')
  expect(names(container)).toEqual([])
  expect(screen.getByText('Nobody of that name.')).toBeInTheDocument()
})

test('a search that has gone with the crowd hides nobody', () => {
  const { container, rerender } = renderWords(sheet({ members: crowd }))
  fireEvent.change(screen.getByLabelText('Find a person'), { target: { value: 'Zoe' } })
  rerender(sheet({ members: crowd.slice(0, 3) }))
  expect(names(container)).toEqual(['Member 0', 'Member 1', 'Member 2'])
})
