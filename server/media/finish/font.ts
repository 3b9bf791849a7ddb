import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Noto Sans with the characters of simplified Chinese and Latin letters, under the Open Font License. */
export const fontPath = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts/NotoSansHans-Regular.otf')
