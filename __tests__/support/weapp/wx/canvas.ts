import { makeFunction } from './api'
import type { WxHost } from './host'

/** What stands in for an offscreen canvas: it draws nothing and knows what was written on it. */
class PaperCanvas {
  readonly texts: string[] = []
  readonly #size: { readonly width: number; readonly height: number }

  constructor(size: { width: number; height: number }) {
    this.#size = size
  }

  get width(): number {
    return this.#size.width
  }

  get height(): number {
    return this.#size.height
  }

  getContext(): object {
    const nothing = () => undefined
    const strokes = ['fillRect', 'beginPath', 'moveTo', 'lineTo', 'arc', 'closePath', 'fill']
    return {
      ...Object.fromEntries(strokes.map((name) => [name, nothing])),
      font: '10px sans-serif',
      // A character is as wide as it is high.
      measureText(this: { font: string }, text: string) {
        return { width: Array.from(text).length * Number(/(\d+)px/.exec(this.font)?.[1]) }
      },
      fillText: (text: string) => void this.texts.push(text),
      createLinearGradient: () => ({ addColorStop: nothing })
    }
  }
}

/** The canvas that is on no page. The path of its file names what was written on it, for tests to read. */
export function makeCanvasFunctions({ logic }: WxHost): Record<string, unknown> {
  return {
    createOffscreenCanvas: (options: { width: number; height: number }) => new PaperCanvas(options),
    canvasToTempFilePath: makeFunction(logic, 'canvasToTempFilePath', ({ canvas, fileType }) => {
      if (!(canvas instanceof PaperCanvas)) throw new Error('no canvas')
      const name = encodeURIComponent(canvas.texts.join('|'))
      return { tempFilePath: `wxfile://tmp/${canvas.width}x${canvas.height}-${name}.${String(fileType)}` }
    })
  }
}
