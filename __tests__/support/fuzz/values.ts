import type { Random } from '../random'

const texts = [
  '',
  ' ',
  '\u0000',
  'null',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE accounts; --",
  '\u202egnp.exe',
  '\u2066\u2067\u2068\u2069',
  'e\u0301\u0301\u0301'.repeat(200),
  '\ud800',
  '👩‍👩‍👧‍👦'.repeat(20),
  'аdmin',
  '${7*7}{{7*7}}',
  '%00%2e%2e%2f',
  '__proto__',
  'constructor',
  'toString',
  '\r\nX-Injected: yes',
  'x'.repeat(5000),
  '['.repeat(5000),
  '1e309',
  '-0'
]

const others: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.1,
  9,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  1e308,
  [],
  {},
  [[[[]]]],
  [null],
  { __proto__: null, length: -1 }
]

/** What no client should send in any place. */
export const evilText = (random: Random): string => {
  if (random.chance(0.7)) return random.pick(texts)
  return random.bytes(random.below(60)).toString(random.pick(['latin1', 'utf8', 'base64url'] as const))
}

export const evilValue = (random: Random): unknown => (random.chance(0.5) ? evilText(random) : random.pick(others))

/** The same text with a few characters changed, moved, doubled or left out. */
export function bent(random: Random, text: string): string {
  const at = random.below(text.length + 1)
  const to = Math.min(text.length, at + 1 + random.below(6))
  const [head, middle, tail] = [text.slice(0, at), text.slice(at, to), text.slice(to)]
  switch (random.below(5)) {
    case 0:
      return head + tail
    case 1:
      return head + middle + middle + tail
    case 2:
      return head + evilText(random).slice(0, 40) + tail
    case 3:
      return head + String.fromCharCode(random.below(256)) + tail
    default:
      return middle + head + tail
  }
}

/** The same bytes with a few bits turned, a piece left out, or a piece put in. */
export function bentBytes(random: Random, bytes: Buffer): Buffer {
  if (random.chance(0.1)) return random.bytes(random.below(200))
  const copy = Buffer.from(bytes)
  const turns = 1 + random.below(4)
  for (let turn = 0; turn < turns && copy.length > 0; turn++) {
    const at = random.below(copy.length)
    copy.writeUInt8(copy.readUInt8(at) ^ (1 << random.below(8)), at)
  }
  const at = random.below(copy.length + 1)
  if (random.chance(0.2)) return copy.subarray(0, at)
  if (random.chance(0.2)) {
    return Buffer.concat([copy.subarray(0, at), random.bytes(random.below(20)), copy.subarray(at)])
  }
  return copy
}
