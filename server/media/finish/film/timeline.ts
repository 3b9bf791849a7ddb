import type { Clip, Span } from './clip'
import { arrange, type Box } from './layout'

/** Pictures of the film in a second: what phones send. */
export const FRAME_RATE = 15

/** What a tile shows: a clip from a moment of it on, or only whose voice it is. */
export interface Tile {
  readonly box: Box
  readonly nickName: string
  /** Undefined while there is no picture. */
  readonly picture: { readonly path: string; readonly fromMs: number } | undefined
}

/** A stretch of the film in which nothing changes but the pictures in the tiles. */
export interface Segment {
  /** Its length in pictures. */
  readonly frames: number
  readonly tiles: readonly Tile[]
}

const FRAME_MS = 1000 / FRAME_RATE

/** The film from beginning to end: a segment between each two moments at which something comes or goes. */
export function segmentsOf(clips: readonly Clip[]): readonly Segment[] {
  const moments = [...new Set([0, ...clips.flatMap(momentsOf)].map(toFrame))].sort((one, other) => one - other)
  return moments.slice(1).map((end, index) => {
    const begin = moments[index] ?? 0
    return { frames: end - begin, tiles: tilesAt(clips, (begin + 0.5) * FRAME_MS, begin * FRAME_MS) }
  })
}

export const durationOf = (clips: readonly Clip[]): number => Math.max(0, ...clips.map(({ to }) => to))

const toFrame = (ms: number): number => Math.max(0, Math.round(ms / FRAME_MS))

const momentsOf = ({ from, to, pictures }: Clip): readonly number[] => [
  from,
  to,
  ...pictures.flatMap((picture) => [picture.from, picture.to])
]

const covers = ({ from, to }: Span, moment: number): boolean => from <= moment && moment < to

function tilesAt(clips: readonly Clip[], moment: number, begin: number): readonly Tile[] {
  const shown = inOrder(clips).filter((clip) => isShown(clip, clips, moment))
  const cameras = shown.filter(({ kind }) => kind === 'camera')
  const screens = shown.filter(({ kind }) => kind === 'screen')
  const layout = arrange(cameras.length, screens.length)
  const tile = (clip: Clip, box: Box | undefined): readonly Tile[] =>
    box === undefined ? [] : [{ box, nickName: clip.nickName, picture: pictureAt(clip, moment, begin) }]
  return [
    ...screens.flatMap((clip, index) => tile(clip, layout.screens[index])),
    ...cameras.flatMap((clip, index) => tile(clip, layout.cameras[index]))
  ]
}

/** By when each person first appeared, so that whoever publishes anew comes back to the same place. */
function inOrder(clips: readonly Clip[]): readonly Clip[] {
  const people = [...clips].sort((one, other) => one.from - other.from).map(({ memId }) => memId)
  return [...clips].sort((one, other) => people.indexOf(one.memId) - people.indexOf(other.memId))
}

/** A screen without a picture is nothing to show; of two cameras of one person the newer one is. */
function isShown(clip: Clip, clips: readonly Clip[], moment: number): boolean {
  if (!covers(clip, moment)) return false
  if (clip.kind === 'screen') return clip.pictures.some((span) => covers(span, moment))
  return !clips.some(
    (other) => other.memId === clip.memId && other.kind === 'camera' && other.from > clip.from && covers(other, moment)
  )
}

function pictureAt({ path, from, pictures }: Clip, moment: number, begin: number): Tile['picture'] {
  const isSeen = pictures.some((span) => covers(span, moment))
  return isSeen ? { path, fromMs: Math.max(0, Math.round(begin - from)) } : undefined
}
