import { canvasToTempFilePath, createOffscreenCanvas } from '@tarojs/taro'
import type { CardText } from '../types'
import { CARD, type CardCanvas, paintCard } from './card-painting'

/** Taro's type of an offscreen canvas leaves out its context; the base library has it from 2.16.1 on. */
interface OffscreenCanvas {
  getContext(kind: '2d'): CardCanvas
}

/** Paints a share card into a file of the phone. Rejects where the base library cannot. */
export async function drawCard(text: CardText): Promise<string> {
  const canvas = createOffscreenCanvas({ type: '2d', ...CARD })
  paintCard((canvas as unknown as OffscreenCanvas).getContext('2d'), text)
  const { tempFilePath } = await canvasToTempFilePath({
    canvas,
    ...CARD,
    fileType: 'jpg',
    quality: 0.9
  } as unknown as Parameters<typeof canvasToTempFilePath>[0])
  return tempFilePath
}
