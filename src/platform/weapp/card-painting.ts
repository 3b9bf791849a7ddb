import type { CardText } from '../types'

/** The part of a 2D canvas that painting needs. */
export type CardCanvas = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'font'
  | 'textBaseline'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'createLinearGradient'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'closePath'
  | 'fill'
>

/** Pixels; WeChat shows cards 5 : 4. */
export const CARD = { width: 500, height: 400 }

const MARGIN = 40
const LINES = 2
const FAMILY = 'sans-serif'
/** Sizes of the title, the largest that fits being taken. */
const SIZES = [56, 46, 38]

/** Paints the card that stands in a chat for an invitation: the room's name, large, on the app's colours. */
export function paintCard(canvas: CardCanvas, { title, invitation, app }: CardText): void {
  const ground = canvas.createLinearGradient(0, 0, CARD.width, CARD.height)
  ground.addColorStop(0, '#2F6BF0')
  ground.addColorStop(1, '#0B1020')
  canvas.fillStyle = ground
  canvas.fillRect(0, 0, CARD.width, CARD.height)
  canvas.textBaseline = 'alphabetic'
  paintCamera(canvas)
  write(canvas, app, 28, '#FFFFFF', MARGIN + 68, 84)
  write(canvas, invitation, 26, 'rgba(255, 255, 255, 0.8)', MARGIN, 186)
  paintTitle(canvas, title)
}

function paintTitle(canvas: CardCanvas, title: string): void {
  const { size, lines } = fit(canvas, title)
  lines.forEach((line, index) =>
    write(canvas, line, size, '#FFFFFF', MARGIN, 266 + index * Math.round(size * 1.3), true)
  )
}

/** The app's mark: a camera. */
function paintCamera(canvas: CardCanvas): void {
  canvas.fillStyle = '#FFFFFF'
  canvas.beginPath()
  canvas.arc(MARGIN + 8, 62, 8, Math.PI, 1.5 * Math.PI)
  canvas.arc(MARGIN + 30, 62, 8, 1.5 * Math.PI, 0)
  canvas.arc(MARGIN + 30, 84, 8, 0, 0.5 * Math.PI)
  canvas.arc(MARGIN + 8, 84, 8, 0.5 * Math.PI, Math.PI)
  canvas.closePath()
  canvas.fill()
  canvas.beginPath()
  canvas.moveTo(MARGIN + 42, 68)
  canvas.lineTo(MARGIN + 54, 60)
  canvas.lineTo(MARGIN + 54, 86)
  canvas.lineTo(MARGIN + 42, 78)
  canvas.closePath()
  canvas.fill()
}

function write(
  canvas: CardCanvas,
  text: string,
  size: number,
  colour: string,
  x: number,
  y: number,
  bold = false
): void {
  canvas.fillStyle = colour
  canvas.font = fontOf(size, bold)
  canvas.fillText(text, x, y)
}

const fontOf = (size: number, bold: boolean): string => `${bold ? 'bold ' : ''}${size}px ${FAMILY}`

interface Fitted {
  readonly size: number
  readonly lines: readonly string[]
}

/** The title in the largest size that shows all of it; in the smallest, cut. */
function fit(canvas: CardCanvas, title: string): Fitted {
  for (const size of SIZES) {
    canvas.font = fontOf(size, true)
    const lines = wrap(canvas, title)
    if (lines.length <= LINES) return { size, lines }
  }
  const size = SIZES[SIZES.length - 1] ?? 0
  const [first = '', second = ''] = wrap(canvas, title)
  return { size, lines: [first, `${Array.from(second).slice(0, -1).join('')}…`] }
}

/** Lines that fit; words stay whole where a line has several. */
function wrap(canvas: CardCanvas, text: string): string[] {
  const room = CARD.width - 2 * MARGIN
  const lines: string[] = []
  let line = ''
  for (const character of Array.from(text.trim())) {
    if (canvas.measureText(line + character).width <= room) {
      line += character
      continue
    }
    const space = character === ' ' ? -1 : line.lastIndexOf(' ')
    lines.push(space > 0 ? line.slice(0, space) : line)
    line = space > 0 ? line.slice(space + 1) + character : character.trim()
  }
  return line === '' ? lines : [...lines, line]
}
