const LONGEST = 40

/**
 * A text as part of a file name, on every system: letters and digits of any script, dashes between.
 *
 * @param otherwise Where nothing is left.
 */
export function safeName(text: string, otherwise: string): string {
  const safe = text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-')
  const short = Array.from(safe).slice(0, LONGEST).join('')
  return short.replace(/^-+|-+$/g, '') || otherwise
}

/** `20261123T024105Z`: sorts by time, and no system minds it. */
export const stampOf = (time: number): string => new Date(time).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')

/** The name, or with the first number behind it that is not taken. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`
    if (!taken.includes(candidate)) return candidate
  }
}
