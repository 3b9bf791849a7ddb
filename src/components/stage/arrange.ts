/** A place on the stage, in parts of its width and height. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface StageShape {
  /** Pixels of the stage. */
  readonly width: number
  readonly height: number
  readonly wide: boolean
}

/** How many tiles a page has, on a phone and on a wide screen. */
export const PAGE = { phone: 6, wide: 9 }

/** Strip of small tiles beside or below a large one, pixels. */
const STRIP = { phone: { width: 100, height: 128 }, wide: { width: 224, height: 139 } }

/** Places of one page of equal tiles. */
export function grid(count: number, shape: StageShape): readonly Box[] {
  const { columns, width, height } = shape.wide ? wideGrid(count, shape) : phoneGrid(count, shape)
  const rows = Math.ceil(count / columns)
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns)
    const inRow = Math.min(columns, count - row * columns)
    const left = (shape.width - inRow * width) / 2 + (index % columns) * width
    const top = (shape.height - rows * height) / 2 + row * height
    return inParts({ left, top, width, height }, shape)
  })
}

interface Grid {
  readonly columns: number
  readonly width: number
  readonly height: number
}

/** 1 fills the stage, 2 are stacked, then two columns. */
function phoneGrid(count: number, { width, height }: StageShape): Grid {
  const columns = count < 3 ? 1 : 2
  return { columns, width: width / columns, height: height / Math.ceil(count / columns) }
}

/** The number of columns that makes the tiles largest, their shape between 4 : 3 and 16 : 9. */
function wideGrid(count: number, { width, height }: StageShape): Grid {
  if (count <= 1) return { columns: 1, width, height }
  const choices = count === 2 ? [2] : Array.from({ length: count }, (_, index) => index + 1)
  const grids = choices.map((columns): Grid => {
    const cell = { width: width / columns, height: height / Math.ceil(count / columns) }
    const ratio = cell.width / cell.height
    if (ratio > 16 / 9) return { columns, width: (cell.height * 16) / 9, height: cell.height }
    return ratio < 4 / 3 ? { columns, width: cell.width, height: (cell.width * 3) / 4 } : { columns, ...cell }
  })
  return grids.reduce((best, next) => (next.width * next.height > best.width * best.height ? next : best))
}

/**
 * One large tile, the others in a strip: below on a phone, at the right on a wide screen. A strip that is too long has
 * pages too: whoever is not on this one is heard, and has no place.
 */
export function focus(count: number, large: number, page: number, shape: StageShape): Arrangement {
  const { width, height, wide } = shape
  const strip = wide ? STRIP.wide : STRIP.phone
  const stage = wide ? { width: width - strip.width, height } : { width, height: height - strip.height }
  const room = Math.max(1, Math.floor(wide ? height / strip.height : width / strip.width))
  const pages = Math.max(1, Math.ceil((count - 1) / room))
  const current = Math.min(Math.max(0, page), pages - 1)
  const boxes = Array.from({ length: count }, (_, index) => {
    if (index === large) return inParts({ left: 0, top: 0, ...(count === 1 ? shape : stage) }, shape)
    const place = (index < large ? index : index - 1) - current * room
    if (place < 0 || place >= room) return undefined
    const at = wide
      ? { left: stage.width, top: place * strip.height }
      : { left: place * strip.width, top: stage.height }
    return inParts({ ...at, width: strip.width, height: strip.height }, shape)
  })
  return { boxes, page: current, pages }
}

const inParts = (box: Box, { width, height }: StageShape): Box => ({
  left: box.left / width,
  top: box.top / height,
  width: box.width / width,
  height: box.height / height
})

export interface Arrangement {
  /** One for each tile; undefined is off the page. */
  readonly boxes: readonly (Box | undefined)[]
  readonly page: number
  readonly pages: number
}

/** Where every tile of the meeting goes. `large` is the place of the tile that takes the stage, if one does. */
export function arrange(count: number, large: number | undefined, page: number, shape: StageShape): Arrangement {
  if (large !== undefined) return focus(count, large, page, shape)
  const perPage = shape.wide ? PAGE.wide : PAGE.phone
  const pages = Math.max(1, Math.ceil(count / perPage))
  const current = Math.min(Math.max(0, page), pages - 1)
  const places = grid(pages > 1 ? perPage : count, shape)
  const boxes = Array.from({ length: count }, (_, index) =>
    Math.floor(index / perPage) === current ? places[index % perPage] : undefined
  )
  return { boxes, page: current, pages }
}
