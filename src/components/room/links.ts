/** A piece of a text: words, or an address that can be opened. */
export interface Piece {
  readonly text: string
  readonly href?: string
}

/** Only what a browser opens as a page; a bare name, or any other scheme, stays text. */
const ADDRESS = /https?:\/\/[^\s<>"'`，。；：！？、（）【】《》「」]+/gi
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}]+$/

/** Takes a text apart into words and links. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let end = 0
  // Not matchAll: this also runs in phones that are older than it.
  const address = new RegExp(ADDRESS)
  for (let match = address.exec(text); match !== null; match = address.exec(text)) {
    const { index } = match
    const href = trimmed(match[0])
    if (href.length <= 'https://'.length) continue
    if (index > end) pieces.push({ text: text.slice(end, index) })
    pieces.push({ text: href, href })
    end = index + href.length
  }
  return end < text.length ? [...pieces, { text: text.slice(end) }] : pieces
}

/** A closing bracket stays where the address opened it. */
function trimmed(address: string): string {
  const tail = TRAILING.exec(address)?.[0] ?? ''
  const bare = address.slice(0, address.length - tail.length)
  return tail.startsWith(')') && bare.includes('(') ? `${bare})` : bare
}
