import { filter } from './filter-text'
import type { Box } from './layout'

const SMALLEST = 14
const LARGEST = 26

/** The font has no pictures, and none of the signs that only steer how others are drawn. */
const NOT_DRAWN = /[\p{C}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u{FE0F}\u{20E3}]/gu
/** Han, kana, hangul and full-width signs: as wide as high; others take about six tenths. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/

/** As much of a name as can be drawn in a width, given in letter heights. */
export function drawable(name: string, width: number): string {
  const letters = Array.from(name.replace(NOT_DRAWN, '').replace(/\s+/gu, ' ').trim())
  let left = width
  const fitting = letters.findIndex((letter) => {
    left -= WIDE.test(letter) ? 1 : 0.6
    return left < 1 && letters.length > 1
  })
  return fitting === -1 ? letters.join('') : `${letters.slice(0, fitting).join('')}…`
}

/**
 * The filter that writes a name into a tile: in its lower left corner over a picture, large in the middle where there is
 * none. No filter for a name that has nothing to draw.
 */
export function nameLabel(
  name: string,
  { width, height }: Box,
  fontPath: string,
  overPicture: boolean
): readonly string[] {
  const size = Math.round(Math.min(LARGEST, Math.max(SMALLEST, height / 16))) * (overPicture ? 1 : 1.5)
  const text = drawable(name, (width - 4 * SMALLEST) / size)
  if (text === '') return []
  const place = overPicture ? { x: SMALLEST, y: `h-th-${SMALLEST}` } : { x: '(w-tw)/2', y: '(h-th)/2' }
  const letters = { fontfile: fontPath, text, expansion: 'none', fontsize: Math.round(size), fontcolor: '0xEAF0FF' }
  const ground = { box: 1, boxcolor: '0x0B1020@0.6', boxborderw: 6 }
  return [filter('drawtext', { ...letters, ...place, ...(overPicture ? ground : {}) })]
}
