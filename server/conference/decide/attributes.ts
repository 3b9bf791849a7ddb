import type { WireAttribute } from '../../../protocol/shapes'
import { Op } from '../../../protocol/ops'
import type { AttributeChange } from '../contract'
import { roleOf } from '../model/find'
import type { Attribute, State } from '../model/state'
import type { Command, Decision } from './command'
import { isAdmin } from './rights'
import { begin, change, grow, tellAll } from './step'

export const attributeLimits = {
  count: 64,
  /** Characters. */
  key: 64,
  /** Bytes of UTF-8. */
  val: 1024
} as const

interface Progress {
  readonly attributes: readonly Attribute[]
  readonly told: readonly WireAttribute[]
}

/** Any member may set attributes; the setter is told too. All changes of one call count, or none. */
export function setAttributes(state: State, { by, changes }: Extract<Command, { type: 'attributes' }>): Decision {
  if (roleOf(state, by) === undefined) return { error: 'not-permitted' }
  const start: Progress = { attributes: state.attributes, told: [] }
  const { attributes, told } = changes.reduce(applyChange, start)
  if (attributes.length > attributeLimits.count || changes.some(isTooLong)) return { error: 'attributes-full' }
  if (told.length === 0) return begin(state)
  const grown = grow(change(begin(state), { attributes }))
  return tellAll(grown, { op: Op.ATTRIBUTES, cver: grown.state.version, cattrs: told })
}

function applyChange({ attributes, told }: Progress, { key, val, op }: AttributeChange): Progress {
  const rest = attributes.filter((attribute) => attribute.key !== key)
  const isThere = rest.length < attributes.length
  if (op === 'DEL') {
    return isThere ? { attributes: rest, told: [...told, { key, val: '', op: 'DEL' }] } : { attributes, told }
  }
  const kept = isThere
    ? attributes.map((attribute) => (attribute.key === key ? { key, val } : attribute))
    : [...attributes, { key, val }]
  return { attributes: kept, told: [...told, { key, val, op: isThere ? 'UPDATE' : 'ADD' }] }
}

/** Byte length without Node: this is pure, and the limit is about what travels. */
const bytes = (text: string): number => new TextEncoder().encode(text).length

const isTooLong = ({ key, val, op }: AttributeChange): boolean =>
  op !== 'DEL' && (key === '' || key.length > attributeLimits.key || bytes(val) > attributeLimits.val)

/**
 * An admin mutes everybody or locks the room. Muting is something that clients do on hearing of it; nobody is ever
 * unmuted by others. `cattrs` is there even when empty: the vendor's web client breaks without.
 */
export function setFlags(state: State, { by, flags }: Extract<Command, { type: 'flags' }>): Decision {
  if (!isAdmin(state, by)) return { error: 'not-permitted' }
  const { muteAll = state.flags.muteAll, locked = state.flags.locked } = flags
  const grown = grow(change(begin(state), { flags: { muteAll, locked } }))
  const cstate = grown.state.flags
  return tellAll(grown, { op: Op.ATTRIBUTES, cver: grown.state.version, cattrs: [], cstate })
}
