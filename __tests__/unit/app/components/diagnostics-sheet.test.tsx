import { screen } from '@testing-library/react'
import { DiagnosticsSheet, type DiagnosedStream } from '../../../../src/components/room/diagnostics-sheet'
import { renderWords } from '../support/render-words'

const stream = (changes: Partial<DiagnosedStream>): DiagnosedStream => ({
  streamId: 'cam',
  name: 'Ann',
  kbps: 480,
  codes: [],
  ...changes
})

const open = (streams: readonly DiagnosedStream[]) =>
  renderWords(<DiagnosticsSheet streams={streams} wide={false} onExport={jest.fn()} onClose={jest.fn()} />)

test('how a stream arrives at the server stands beside how it arrives here, where the server tells', () => {
  const atServer = { streamId: 'cam', kbps: 512, fps: 15, width: 640, height: 360, codes: [] }
  open([stream({ atServer }), stream({ streamId: 'screen', name: 'Ben' })])
  const told = screen.getAllByText(/server|服务器/)
  expect(told).toHaveLength(1)
  expect(told[0]?.textContent.replace(/\u00a0/g, ' ')).toContain('640×360 · 15 fps · 512 kbps')
})
