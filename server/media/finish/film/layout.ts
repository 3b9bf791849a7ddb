/** A rectangle in pixels; all four are even, as pictures in YUV 4:2:0 need them. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const CANVAS: Box = { x: 0, y: 0, width: 1280, height: 720 }

const GAP = 8
/** Where a screen is shared, it takes three quarters of the width, and the cameras the rest. */
const SCREEN_WIDTH = 968
const RATIO = 16 / 9

/** Where cameras and shared screens stand. */
export interface Layout {
  readonly cameras: readonly Box[]
  readonly screens: readonly Box[]
}

/** A grid of equal tiles; beside shared screens a strip of them. */
export function arrange(cameras: number, screens: number): Layout {
  if (screens === 0) return { cameras: grid(cameras, CANVAS), screens: [] }
  if (cameras === 0) return { cameras: [], screens: grid(screens, CANVAS) }
  const strip = { ...CANVAS, x: SCREEN_WIDTH, width: CANVAS.width - SCREEN_WIDTH }
  return { cameras: grid(cameras, strip), screens: grid(screens, { ...CANVAS, width: SCREEN_WIDTH }) }
}

/** So many tiles of 16 : 9, as large as they can be, in the middle of a box; the last row is centred too. */
export function grid(count: number, box: Box): readonly Box[] {
  if (count === 0) return []
  const shapes = Array.from({ length: count }, (_, index) => shapeOf(index + 1, count, box))
  const { columns, rows, width, height } = shapes.reduce((best, shape) => (shape.width > best.width ? shape : best))
  const top = box.y + (box.height - rows * (height + GAP) + GAP) / 2
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns)
    const inRow = Math.min(columns, count - row * columns)
    const left = box.x + (box.width - inRow * (width + GAP) + GAP) / 2
    return {
      x: even(left + (index % columns) * (width + GAP)),
      y: even(top + row * (height + GAP)),
      width,
      height
    }
  })
}

interface Shape {
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
}

function shapeOf(columns: number, count: number, box: Box): Shape {
  const rows = Math.ceil(count / columns)
  const widest = (box.width - GAP * (columns + 1)) / columns
  const highest = (box.height - GAP * (rows + 1)) / rows
  const width = Math.min(widest, highest * RATIO)
  return { columns, rows, width: even(width), height: even(width / RATIO) }
}

const even = (length: number): number => Math.max(2, Math.floor(length / 2) * 2)
