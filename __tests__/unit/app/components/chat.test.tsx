import { fireEvent, screen } from '@testing-library/react'
import type { ChatLineModel } from '../../../../src/components/room/chat-line'
import { ChatSheet } from '../../../../src/components/room/chat-sheet'
import { piecesOf } from '../../../../src/components/room/links'
import { renderWords } from '../support/render-words'

const line = (id: string, more: Partial<ChatLineModel> = {}): ChatLineModel => ({
  id,
  name: 'Ben',
  mine: false,
  text: id,
  time: '10:12',
  follows: false,
  failure: undefined,
  ...more
})

function open(lines: readonly ChatLineModel[], draft = '') {
  const calls = { onDraft: jest.fn(), onSend: jest.fn(), onResend: jest.fn(), onCopy: jest.fn(), onClose: jest.fn() }
  const sheet = <ChatSheet {...calls} lines={lines} draft={draft} maxLength={500} wide={false} />
  return { ...calls, ...renderWords(sheet) }
}

describe('links', () => {
  test.each<[string, readonly string[]]>([
    ['see https://a.example/x?y=1#z.', ['https://a.example/x?y=1#z']],
    ['（http://a.example/路径）。', ['http://a.example/路径']],
    ['HTTPS://A.EXAMPLE and http://b.example, ok', ['HTTPS://A.EXAMPLE', 'http://b.example']],
    ['https://en.example/wiki/Foo_(bar)', ['https://en.example/wiki/Foo_(bar)']],
    ['(https://a.example/x)', ['https://a.example/x']],
    ['javascript:alert(1) data:text/html,x ftp://a.example www.a.example', []],
    ['"https://a.example/"onclick="x"', ['https://a.example/']],
    ['https:// and http://', []]
  ])('%s', (text, expected) => {
    const pieces = piecesOf(text)
    expect(pieces.flatMap(({ href }) => href ?? [])).toEqual(expected)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  })

  test('open elsewhere, and tell the page behind them nothing', () => {
    open([line('1', { text: 'see https://a.example/x now' })])
    const link = screen.getByRole('link', { name: 'https://a.example/x' })
    expect(link).toHaveAttribute('href', 'https://a.example/x')
    expect(link).toHaveAttribute('target', '_blank')
    expect(link.getAttribute('rel')?.split(' ')).toEqual(expect.arrayContaining(['noopener', 'noreferrer']))
  })

  test('markup is shown as it was written', () => {
    const { container } = open([line('1', { text: '<img src=x onerror=alert(1)>' })])
    expect(container.querySelector('img')).toBeNull()
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeInTheDocument()
  })
})

test('lines stand in their order, with name and time once for what belongs together', () => {
  const { container } = open([line('a'), line('b', { follows: true }), line('c', { mine: true })])
  expect([...container.querySelectorAll('.bub')].map(({ textContent }) => textContent)).toEqual(['a', 'b', 'c'])
  expect([...container.querySelectorAll('.who')].map(({ textContent }) => textContent)).toEqual([
    'Ben · 10:12',
    '10:12'
  ])
})

test('a line on its way says so, one that was refused says why and is sent again by a tap', () => {
  const { onResend } = open([
    line('out-1', { mine: true, time: undefined }),
    line('out-2', { mine: true, time: undefined, failure: 'You are writing too fast.' })
  ])
  expect(screen.getByText('Sending…')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: /You are writing too fast\. Tap to send again/ }))
  expect(onResend.mock.calls).toEqual([['out-2']])
})

test('Enter sends, but not while a word is being composed; the field takes 500 characters', () => {
  const { onSend, onDraft } = open([], 'ni')
  const field = screen.getByLabelText('Write something')
  expect(field).toHaveAttribute('maxlength', '500')
  fireEvent.change(field, { target: { value: '你' } })
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  expect(onSend).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(onSend).toHaveBeenCalledTimes(2)
  expect(onDraft.mock.calls).toEqual([['你']])
})
