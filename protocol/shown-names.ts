/** Characters that show nothing, or turn the direction of what follows around. */
const INVISIBLE =
  /[\p{Cc}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/gu

/** Blanks, and joiners that join nothing. */
const EDGES = /^[ \u200c\u200d]+|[ \u200c\u200d]+$/g

/** A name as it may be shown: composed, on one line, without what nobody can see. */
export const cleanName = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').normalize('NFC').replace(/ {2,}/g, ' ').replace(EDGES, '')

/** Letters of other scripts that look like Latin ones in most fonts (after Unicode TR 39), as pairs. */
const LOOKALIKES = new Map<string, string>(
  ['аa', 'вb', 'сc', 'еe', 'нh', 'іi', 'јj', 'кk', 'мm', 'оo', 'рp', 'ѕs', 'тt', 'хx', 'уy', 'αa', 'βb', 'εe', 'ηn']
    .concat(['ιi', 'κk', 'νv', 'οo', 'ρp', 'τt', 'υu', 'χx', 'ωw', 'օo', 'ցg', 'հh', 'ոn', 'սu', 'ıi', 'łl', 'øo'])
    .concat(['0o', '1l', '|l', 'ɑa', 'ɡg', 'ɩi', 'ꞌl', 'ǀl'])
    .map((pair) => [pair.charAt(0), pair.charAt(1)])
)

/** Who enters is compared with all who are there, whose names are the same each time. */
const skeletons = new Map<string, string>()
const SKELETONS_MAX = 4096
const KEPT_LENGTH_MAX = 256

/**
 * What a name looks like: two names with one skeleton are hard to tell apart. Not for showing, and not complete: it finds
 * other scripts, widths, accents, cases and spacings, not every resemblance.
 */
export function skeleton(name: string): string {
  const known = skeletons.get(name)
  if (known !== undefined) return known
  const made = makeSkeleton(name)
  if (skeletons.size >= SKELETONS_MAX) skeletons.clear()
  if (name.length <= KEPT_LENGTH_MAX) skeletons.set(name, made)
  return made
}

function makeSkeleton(name: string): string {
  const plain = cleanName(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const latin = Array.from(plain, (letter) => LOOKALIKES.get(letter) ?? letter).join('')
  return latin
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/i/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
}

/** Whether a name could be taken for one of those that nobody may have. */
export const looksLikeAny = (name: string, reserved: readonly string[]): boolean =>
  reserved.some((each) => skeleton(each) !== '' && skeleton(each) === skeleton(name))
