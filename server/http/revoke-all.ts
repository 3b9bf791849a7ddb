import type { HttpParts } from './parts'

/**
 * Makes all that a person was ever given worthless, by full name: tokens, role tokens, tickets. What is issued from the
 * next millisecond on counts again. Whoever sits in a meeting by something older is out at once.
 */
export async function revokeAll(
  name: string,
  { revocations, conferences }: Pick<HttpParts, 'revocations' | 'conferences'>,
  { forget = false }: { readonly forget?: boolean } = {}
): Promise<void> {
  await revocations.revoke(name, Date.now() + 1)
  conferences.expel(name, forget)
}
