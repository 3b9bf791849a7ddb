import { act, fireEvent, render, screen } from '@testing-library/react'
import { useEffect } from 'react'
import { type PlayerPort, Stage, type StageProps, type TileModel } from '../../../../src/components/stage'
import { words } from '../support/scripted-app'
import { WordsContext } from '../../../../src/components/words'
import { icons, tile } from '../support/tiles'

const mounted: string[] = []

/** A player that says when it is made and when it goes. */
function Player({ id }: { readonly id: string }) {
  useEffect(() => {
    mounted.push(`+${id}`)
    return () => void mounted.push(`-${id}`)
  }, [id])
  return <video data-player-of={id} />
}

const stage = (tiles: readonly TileModel[], more: Partial<StageProps> = {}) => (
  <WordsContext.Provider value={words}>
    <Stage
      tiles={tiles}
      shape={{ width: 367, height: 672, wide: false }}
      pinned={undefined}
      page={0}
      renderVideo={({ id }) => <Player id={id} />}
      onPin={() => undefined}
      onTurn={() => undefined}
      {...more}
    />
  </WordsContext.Provider>
)

const people = (...ids: readonly string[]) => ids.map((id) => tile(id))
const videos = (root: Element) =>
  new Map([...root.querySelectorAll('video')].map((video) => [video.dataset.playerOf, video]))
const slot = (root: Element, id: string) => root.querySelector(`[data-tile="${id}"]`) as HTMLElement

beforeEach(() => void mounted.splice(0))

test('no player is made again or moved: not by people who come or go, nor by pages, pins or screens', () => {
  const { container, rerender } = render(stage(people('m', 'k')))
  const first = videos(container)
  const parents = new Map([...first].map(([id, video]) => [id, video.parentNode]))

  const crowd = people('m', 'z', 'k', 'a', 'b', 'c', 'd', 'e')
  rerender(stage(crowd))
  rerender(stage(crowd, { page: 1 }))
  rerender(stage(crowd, { pinned: 'k' }))
  rerender(stage([tile('m'), tile('s', { kind: 'screen' }), tile('k')]))
  rerender(stage(people('k', 'm'), { shape: { width: 1432, height: 748, wide: true } }))

  for (const [id, video] of first) {
    expect(videos(container).get(id)).toBe(video)
    expect(video.parentNode).toBe(parents.get(id))
  }
  expect(mounted.filter((what) => what.endsWith('m') || what.endsWith('k'))).toEqual(['+m', '+k'])
})

test('nodes keep one order, because moving a video in the page makes it black', () => {
  const { container, rerender } = render(stage(people('m', 'k', 'b')))
  const order = () => [...container.querySelectorAll('[data-tile]')].map((node) => node.getAttribute('data-tile'))
  const before = order()
  rerender(stage(people('b', 'm', 'k')))
  expect(order()).toEqual(before)
})

test('whoever comes takes a place that is free, and the nodes beside it stay as they are', () => {
  const { container, rerender } = render(stage(people('m', 'k', 'b')))
  const nodes = () => [...(container.querySelector('.stage')?.children ?? [])]
  const before = nodes()
  rerender(stage(people('m', 'b')))
  expect(nodes()).toEqual(before)
  expect(before.map((node) => node.childElementCount)).toEqual([1, 0, 1])
  rerender(stage(people('a', 'm', 'b', 'z')))
  expect(nodes().slice(0, 3)).toEqual(before)
  expect(nodes().map((node) => node.firstElementChild?.getAttribute('data-tile'))).toEqual(['m', 'a', 'b', 'z'])
})

test('who is on another page is still heard: the player stays, the place goes', () => {
  const visible: Record<string, boolean> = {}
  const renderVideo: StageProps['renderVideo'] = ({ id }, port) => {
    visible[id] = port.visible
    return <Player id={id} />
  }
  const { container, rerender } = render(stage(people('1', '2', '3', '4', '5', '6', '7'), { renderVideo }))
  expect(visible).toMatchObject({ 6: true, 7: false })
  expect(slot(container, '7')).toHaveClass('is-away')
  rerender(stage(people('1', '2', '3', '4', '5', '6', '7'), { renderVideo, page: 1 }))
  expect(visible).toMatchObject({ 6: false, 7: true })
  expect(slot(container, '7')).not.toHaveClass('is-away')
})

test('pages are turned by buttons that exist only where there is a page', () => {
  const turned: number[] = []
  const onTurn = (page: number) => void turned.push(page)
  const seven = people('1', '2', '3', '4', '5', '6', '7')
  const { rerender } = render(stage(seven, { onTurn }))
  expect(screen.getByRole('img', { name: 'Page 1 of 2' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Previous page' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Next page' }))
  rerender(stage(seven, { onTurn, page: 1 }))
  expect(screen.queryByRole('button', { name: 'Next page' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Previous page' }))
  rerender(stage(people('1'), { onTurn, page: 1 }))
  expect(screen.queryByRole('img', { name: /^Page/ })).toBeNull()
  expect(turned).toEqual([1, 0])
})

test('a shared screen takes the stage, unless somebody was chosen', () => {
  const tiles = [tile('me', { isSelf: true }), tile('s', { kind: 'screen', name: 'Ben' }), tile('ben')]
  const { container, rerender } = render(stage(tiles))
  expect(slot(container, 's').style.width).toBe('100%')
  expect(slot(container, 'ben').querySelector('.tile')).toHaveClass('sm')
  rerender(stage(tiles, { pinned: 'ben' }))
  expect(slot(container, 'ben').style.width).toBe('100%')
  expect(slot(container, 's').querySelector('.tile')).toHaveClass('sm')
})

test('somebody who was pinned and left does not leave the stage empty', () => {
  const { container } = render(stage(people('1', '2'), { pinned: 'gone' }))
  expect(slot(container, '1').style.width).toBe('100%')
  expect(slot(container, '1').style.height).toBe('50%')
})

test.each<[string, Partial<TileModel>, readonly string[], string]>([
  ['talks', {}, ['mic'], 'microphone on, camera on'],
  ['is muted', { microphone: false }, ['mic-off'], 'microphone off, camera on'],
  ['has no camera on', { camera: false }, ['mic'], 'microphone on, camera off'],
  [
    'is only heard, for the line',
    { held: true },
    ['mic'],
    'microphone on, camera on, Your network is slow: sound only for now'
  ],
  ['is an admin', { isAdmin: true }, ['mic', 'crown'], 'microphone on, camera on'],
  ['only watches', { isAudience: true, camera: false, microphone: false }, [], 'microphone off, camera off']
])('the plate of somebody who %s shows it, and the label says it', (_what, more, expected, spoken) => {
  const { container } = render(stage([tile('Ben', more)]))
  expect(icons(container.querySelector('.plate') as Element)).toEqual(expected)
  expect(screen.getByRole('button')).toHaveAccessibleName(`Enlarge Ben, ${spoken}`)
})

test('a screen is named as one, without microphone or camera', () => {
  const { container } = render(stage([tile('s', { kind: 'screen', name: 'Ben' })]))
  expect(icons(container.querySelector('.plate') as Element)).toEqual(['share-screen'])
  expect(screen.getByRole('button')).toHaveAccessibleName('Enlarge Screen of Ben')
})

test('until there is a picture the initials stand there, and it says that one is expected', () => {
  let report: PlayerPort['onState'] = () => undefined
  const renderVideo: StageProps['renderVideo'] = (_tile, port) => {
    report = port.onState
    return null
  }
  const { container, rerender } = render(stage([tile('Ben')], { renderVideo }))
  expect(container.querySelector('.avatar')).toHaveTextContent('B')
  expect(screen.getByText('No picture yet')).toBeInTheDocument()

  act(() => report('playing'))
  rerender(stage([tile('Ben')], { renderVideo }))
  expect(container.querySelector('.avatar')).toBeNull()

  rerender(stage([tile('Ben', { held: true })], { renderVideo }))
  expect(container.querySelector('.avatar')).toBeInTheDocument()
  expect(screen.getByText('Your network is slow: sound only for now')).toBeInTheDocument()

  rerender(stage([tile('Ben', { camera: false })], { renderVideo }))
  expect(container.querySelector('.avatar')).toBeInTheDocument()
  expect(screen.queryByText('No picture yet')).toBeNull()
})

test('a player that stays dark says why, and can be started anew', () => {
  const ports: PlayerPort[] = []
  const renderVideo: StageProps['renderVideo'] = (_tile, port) => {
    ports.push(port)
    return null
  }
  render(stage([tile('Ben')], { renderVideo }))
  act(() => ports[0]?.onTrouble('unreachable'))
  expect(screen.getByRole('status')).toHaveTextContent('The media port cannot be reached')

  fireEvent.click(screen.getByRole('button', { name: 'Play again' }))
  expect(ports.at(-1)?.turn).toBe(1)
  expect(screen.queryByRole('status')).toBeNull()
})

test('one’s own tile says so; while speaking it is framed, and a phone call is told', () => {
  const { container, rerender } = render(stage([tile('Anna', { isSelf: true, speaking: true })]))
  expect(screen.getByText('me')).toBeInTheDocument()
  expect(container.querySelector('.tile')).toHaveClass('speaking')
  expect(container.querySelector('.avatar')).toBeNull()
  rerender(stage([tile('Anna', { isSelf: true, interrupted: true })]))
  expect(container.querySelector('.tile')).not.toHaveClass('speaking')
  expect(screen.getByText('On a phone call')).toBeInTheDocument()
})

test('a tap says which tile; the pinned one says that it returns', () => {
  const pinned: string[] = []
  const { rerender } = render(stage(people('1', '2'), { onPin: (id) => void pinned.push(id) }))
  fireEvent.click(screen.getByRole('button', { name: /^Enlarge 2/ }))
  rerender(stage(people('1', '2'), { pinned: '2' }))
  expect(screen.getByRole('button', { name: /^Shrink 2/ })).toBeInTheDocument()
  expect(pinned).toEqual(['2'])
})
