import type { WireAttribute } from '../../../../protocol/shapes'

/**
 * The list that `onConfrAttrsUpdated` is given: every attribute with what last happened to it. What was deleted stays in
 * the list, marked `DEL`, until it is set again.
 */
export function mergeAttributes(
  list: readonly WireAttribute[],
  attributes: ReadonlyMap<string, string>
): readonly WireAttribute[] {
  const known = new Set(list.map(({ key }) => key))
  const kept = list.map((attribute) => follow(attribute, attributes.get(attribute.key)))
  const added = [...attributes].filter(([key]) => !known.has(key))
  return [...kept, ...added.map(([key, val]): WireAttribute => ({ key, val, op: 'ADD' }))]
}

function follow(attribute: WireAttribute, val: string | undefined): WireAttribute {
  const { key, op } = attribute
  if (val === undefined) return op === 'DEL' ? attribute : { key, val: attribute.val, op: 'DEL' }
  if (op === 'DEL') return { key, val, op: 'ADD' }
  return val === attribute.val ? attribute : { key, val, op: 'UPDATE' }
}

/** What a newcomer finds; nothing has happened to it yet. */
export const firstAttributes = (attributes: ReadonlyMap<string, string>): readonly WireAttribute[] =>
  [...attributes].map(([key, val]) => ({ key, val, op: '' }))
