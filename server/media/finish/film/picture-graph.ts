import { chain, filter, seconds } from './filter-text'
import { CANVAS } from './layout'
import { nameLabel } from './name-label'
import { FRAME_RATE, type Segment, type Tile } from './timeline'

/** Colours of the app's room. */
const GROUND = '0x0B1020'
const TILE = '0x151B2E'

/**
 * The filter graph that draws a segment: the pad `out` gives its pictures. Files are read from their last key frame before
 * the segment on; what is shown first is the picture of that moment.
 *
 * @param fontPath of a font for the names
 */
export function pictureGraph({ frames, tiles }: Segment, fontPath: string): string {
  const duration = seconds((frames * 1000) / FRAME_RATE)
  const ground = ({ width, height }: { width: number; height: number }, color: string): string =>
    filter('color', { color, size: `${width}x${height}`, rate: FRAME_RATE, duration })
  const last = `ground${tiles.length}`
  return [
    chain([], [ground(CANVAS, GROUND)], 'ground0'),
    ...tiles.flatMap((tile, index) => [
      chain([], drawing(tile, ground(tile.box, TILE), fontPath), `tile${index}`),
      chain([`ground${index}`, `tile${index}`], [overlay(tile)], `ground${index + 1}`)
    ]),
    chain([last], [filter('trim', { end_frame: frames }), filter('format', { pix_fmts: 'yuv420p' })], 'out')
  ].join(';')
}

const overlay = ({ box: { x, y } }: Tile): string => filter('overlay', { x, y, eof_action: 'repeat' })

function drawing({ box, nickName, picture }: Tile, ground: string, fontPath: string): readonly string[] {
  const label = nameLabel(nickName, box, fontPath, picture !== undefined)
  if (picture === undefined) return [ground, ...label]
  const { width, height } = box
  const start = seconds(picture.fromMs)
  return [
    filter('movie', { filename: picture.path, ...(picture.fromMs > 0 ? { seek_point: start } : {}) }),
    filter('scale', { w: width, h: height, force_original_aspect_ratio: 'decrease', force_divisible_by: 2 }),
    filter('pad', { w: width, h: height, x: -1, y: -1, color: TILE, eval: 'frame' }),
    filter('setsar', { sar: 1 }),
    filter('fps', { fps: FRAME_RATE, start_time: start }),
    filter('setpts', { expr: `PTS-${start}/TB` }),
    ...label
  ]
}
