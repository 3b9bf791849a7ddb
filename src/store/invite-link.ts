/** Where an invitation leads. */
export type Destination =
  { readonly kind: 'invite'; readonly id: string } | { readonly kind: 'room'; readonly name: string }

const INVITE_ID = /^[0-9A-Za-z]{1,20}$/
const INVITE_PATH = /\/r\/([0-9A-Za-z]{1,20})\/?(?:[?#]|$)/

const asInvite = (id: string): Destination | undefined => (INVITE_ID.test(id) ? { kind: 'invite', id } : undefined)

/** What a scanned code, or a link that was opened, means. */
export function readLink(text: string): Destination | undefined {
  const link = text.trim()
  const inPath = INVITE_PATH.exec(link)?.[1]
  if (inPath !== undefined) return asInvite(inPath)
  const inQuery = /[?&]invite=([^&#]+)/.exec(link)?.[1]
  return inQuery === undefined ? undefined : asInvite(decode(inQuery))
}

/**
 * What the lobby was opened with: `invite` and `room` from links and share cards, `scene` from a mini-program code, `q` from
 * an ordinary QR code that WeChat leads here.
 */
export function readQuery(query: Readonly<Record<string, string | undefined>>): Destination | undefined {
  const { invite, scene, q, room } = query
  if (invite !== undefined) return asInvite(decode(invite))
  if (scene !== undefined) return asInvite(decode(scene))
  if (q !== undefined) return readLink(decode(q))
  return room === undefined || room === '' ? undefined : { kind: 'room', name: decode(room) }
}

/** What an address says; as it is where it is not well-formed. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
