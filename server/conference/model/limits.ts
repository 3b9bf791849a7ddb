import { ConfrType, Role } from '../../../protocol/numbers'
import type { Limits } from '../../../protocol/shapes'

/** How many may do what, by type of conference. */
export type TypeLimits = Readonly<Record<ConfrType, Limits>>

/**
 * What is usual. Where everybody talks there is no audience beside the talkers: 9 or 30 members in all. Somebody who is
 * made a listener there keeps using up a talker's place.
 */
export const usualLimits: TypeLimits = {
  [ConfrType.COMMUNICATION]: { maxTalkerCount: 9, maxVideoCount: 9, maxAudienceCount: 0, maxPubDesktopCount: 1 },
  [ConfrType.COMMUNICATION_MIX]: { maxTalkerCount: 30, maxVideoCount: 30, maxAudienceCount: 0, maxPubDesktopCount: 1 },
  [ConfrType.LIVE]: { maxTalkerCount: 9, maxVideoCount: 9, maxAudienceCount: 600, maxPubDesktopCount: 1 }
}

/** The limits of a new conference: what was asked for, but never more than the operator allows in its type. */
export function limitsFor(type: ConfrType, asked: Partial<Limits>, byType: TypeLimits): Limits {
  const most = byType[type]
  const upTo = (name: keyof Limits, ceiling: number): number => {
    const count = asked[name]
    return count === undefined || !Number.isSafeInteger(count) || count < 0 ? most[name] : Math.min(count, ceiling)
  }
  const maxTalkerCount = upTo('maxTalkerCount', most.maxTalkerCount)
  // Where everybody talks, fewer talkers leave room for an audience in a meeting of the same size.
  const size = most.maxTalkerCount + most.maxAudienceCount
  return {
    maxTalkerCount,
    maxVideoCount: upTo('maxVideoCount', most.maxVideoCount),
    maxAudienceCount: upTo('maxAudienceCount', type === ConfrType.LIVE ? most.maxAudienceCount : size - maxTalkerCount),
    maxPubDesktopCount: upTo('maxPubDesktopCount', most.maxPubDesktopCount)
  }
}

/** Who is there, as far as limits care. */
export interface Headcount {
  readonly talkers: number
  readonly audience: number
}

/** Why one more member of this role has no place; undefined if there is one. */
export function noPlaceFor(
  role: Role,
  type: ConfrType,
  limits: Limits,
  { talkers, audience }: Headcount
): 'talkers-full' | 'server-limit' | undefined {
  if (role !== Role.AUDIENCE && talkers >= limits.maxTalkerCount) return 'talkers-full'
  if (type === ConfrType.LIVE) {
    return role === Role.AUDIENCE && audience >= limits.maxAudienceCount ? 'server-limit' : undefined
  }
  return talkers + audience >= limits.maxTalkerCount + limits.maxAudienceCount ? 'server-limit' : undefined
}

/** The role of a joiner who asks for none. */
export const usualRole = (type: ConfrType): Role => (type === ConfrType.LIVE ? Role.AUDIENCE : Role.TALKER)
