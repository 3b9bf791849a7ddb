const HAN = /^[\u3400-\u9fff]+$/
const COLOURS = 8

/** What stands for a face: of a Chinese name the last two characters, of others the first letters of first and last word. */
export function initials(name: string): string {
  const trimmed = name.trim()
  if (HAN.test(trimmed)) return trimmed.slice(-2)
  const words = trimmed.split(/\s+/)
  const letters = [words[0], words.length > 1 ? words[words.length - 1] : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
  return /^[\p{L}\p{N}]+$/u.test(letters) ? letters.toUpperCase() : (Array.from(trimmed)[0] ?? '?')
}

/** The colour behind them, 0–7; the same for every client. */
export const colourOf = (name: string): number =>
  Array.from(name).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % COLOURS
