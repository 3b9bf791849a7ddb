import { fireEvent, screen, within } from '@testing-library/react'
import { ExitView } from '../../../../src/components/room/exit-view'
import { InviteSheet } from '../../../../src/components/room/invite-sheet'
import { LeaveSheet } from '../../../../src/components/room/leave-sheet'
import { roomDictionaryOf } from '../../../../src/locales/room'
import type { ExitKind } from '../../../../src/locales/exits'
import { renderWords } from '../support/render-words'

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const nothing = () => undefined

describe('leaving', () => {
  const leave = (more: object = {}) => {
    const calls = { onLeave: jest.fn(), onEnd: jest.fn(), onClose: jest.fn() }
    const props = { canEnd: true, people: 3, leaving: false, ending: false, wide: false, ...calls, ...more }
    return { ...calls, ...renderWords(<LeaveSheet {...props} />) }
  }

  test('only an admin can end it for everyone', () => {
    leave({ canEnd: false })
    expect(screen.queryByRole('button', { name: 'End for everyone' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Leave' })).toBeEnabled()
  })

  test('leaving ends nothing', () => {
    const { onLeave, onEnd } = leave()
    press('Leave')
    expect(onLeave).toHaveBeenCalledTimes(1)
    expect(onEnd).not.toHaveBeenCalled()
  })

  test('ending asks once more and says how many it meets', () => {
    const { onLeave, onEnd } = leave()
    press('End for everyone')
    const dialog = screen.getByRole('alertdialog')
    expect(dialog).toHaveTextContent('3 people leave with it.')
    expect(onEnd).not.toHaveBeenCalled()
    fireEvent.click(within(dialog).getByRole('button', { name: 'End' }))
    expect(onEnd).toHaveBeenCalledTimes(1)
    expect(onLeave).not.toHaveBeenCalled()
  })

  test('while it waits for the server it cannot be pressed again', () => {
    leave({ leaving: true })
    expect(screen.getByRole('button', { name: 'Leave' })).toBeDisabled()
  })
})

describe('inviting', () => {
  const open = (more: object = {}) => {
    const onCopy = jest.fn()
    const link = 'https://meet.example/r/abc'
    const props = { roomName: 'design', password: '', link, codeUrl: undefined, canShare: false, wide: false }
    return { onCopy, ...renderWords(<InviteSheet {...props} onCopy={onCopy} onClose={nothing} {...more} />) }
  }

  test('the code is drawn for just that link, and the link can be copied', () => {
    const { onCopy, container } = open()
    const code = screen.getByRole('img', { name: 'QR code of the meeting: https://meet.example/r/abc' })
    expect((code.firstChild as HTMLElement).style.backgroundImage).toContain('data:image/svg+xml')
    expect(container.querySelector('.invite-link')).toHaveTextContent('https://meet.example/r/abc')
    press('Copy link')
    expect(onCopy).toHaveBeenCalledWith('https://meet.example/r/abc', 'linkCopied')
  })

  test('until there is a link there is nothing to copy, and it says what it waits for', () => {
    open({ link: undefined })
    expect(screen.getByRole('status', { name: 'Making the invitation…' })).toBeInTheDocument()
    expect(screen.queryByRole('img')).toBeNull()
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeDisabled()
  })

  test('a password is shown to be said, never in the link', () => {
    const { onCopy, container } = open({ password: 's3cret' })
    expect(container.querySelector('.invite-link')).not.toHaveTextContent('s3cret')
    press('Copy the password')
    press('Copy the name')
    expect(onCopy.mock.calls).toEqual([
      ['s3cret', 'copied'],
      ['design', 'copied']
    ])
  })

  test('a server with a mini-program has a second code, for WeChat, which WeChat shows first', () => {
    const codeUrl = 'https://meet.example/api/invites/abc/code'
    const { container, unmount } = open({ codeUrl })
    expect(screen.getByRole('img', { name: /^QR code of the meeting/ })).toBeInTheDocument()
    fireEvent.click(screen.getByRole('radio', { name: 'For WeChat' }))
    const code = screen.getByRole('img', { name: 'Mini-program code, to be scanned with WeChat' })
    expect(code.style.backgroundImage).toContain(codeUrl)
    expect(container.querySelector('.caption')).toHaveTextContent('Scan it with WeChat')
    unmount()
    open({ codeUrl, canShare: true })
    expect(screen.getByRole('radio', { name: 'For WeChat' })).toBeChecked()
  })

  test('without a password none is offered; a card only where there are chats', () => {
    open()
    expect(screen.queryByRole('button', { name: /password/ })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Send to a chat' })).toBeNull()
  })
})

describe('being out', () => {
  const { exit } = roomDictionaryOf('en')
  const kinds = (Object.keys(exit) as (keyof typeof exit)[]).filter(
    (key): key is ExitKind => typeof exit[key] === 'object'
  )
  const show = (kind: ExitKind, more: object = {}) => {
    const calls = { onRejoin: jest.fn(), onHome: jest.fn() }
    return { ...calls, ...renderWords(<ExitView kind={kind} minutes={12} busy={false} {...calls} {...more} />) }
  }

  test.each(kinds)('%s: one title, one sentence, one large button', (kind) => {
    const { container } = show(kind)
    expect(screen.getByText(exit[kind].title)).toBeInTheDocument()
    expect(screen.getByText(new RegExp(exit[kind].detail.slice(0, 12)))).toBeInTheDocument()
    expect(container.querySelectorAll('.btn.cta')).toHaveLength(1)
  })

  test.each(['removed', 'ended', 'unsupported'] as const)('after %s there is no way back in', (kind) => {
    const { onHome } = show(kind)
    expect(screen.queryByRole('button', { name: 'Rejoin' })).toBeNull()
    press('Back')
    expect(onHome).toHaveBeenCalledTimes(1)
  })

  test('elsewhere one may rejoin, once at a time', () => {
    const { onRejoin, rerender } = show('network')
    press('Rejoin')
    expect(onRejoin).toHaveBeenCalledTimes(1)
    rerender(<ExitView kind='network' minutes={12} busy onRejoin={onRejoin} onHome={nothing} />)
    expect(screen.getByRole('button', { name: 'Joining…' })).toBeDisabled()
  })

  test('from another device one takes the seat back', () => {
    show('otherDevice')
    expect(screen.getByRole('button', { name: 'Use this device' })).toBeEnabled()
  })

  test('how long it was is told where it has ended', () => {
    show('ended')
    expect(screen.getByText(/It lasted 12 minutes\./)).toBeInTheDocument()
  })
})
