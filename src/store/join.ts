import type { ErrorName } from '../../protocol/errors'
import type { JoinRoomOptions } from '../services/emedia'
import { EmediaError } from '../services/emedia/core/error'
import type { Preferences } from './preferences'

const limits = ['maxTalkerCount', 'maxVideoCount', 'maxAudienceCount', 'maxPubDesktopCount'] as const

/** What is asked for when entering; the limits and the type count only if the room is made by it. */
export function joinOptions(preferences: Preferences, roomName: string, password: string): JoinRoomOptions {
  const { name, rec, recMerge, type } = preferences
  const chosen = limits.flatMap((limit) => {
    const value = preferences[limit]
    return value === undefined ? [] : [[limit, value] as const]
  })
  return { roomName, password, nickName: name, type, rec, recMerge, ...Object.fromEntries(chosen) }
}

/** Where the server is: an address with its scheme, without a slash at the end. */
export const hostOf = ({ host }: Pick<Preferences, 'host'>, defaultHost: string): string =>
  (host.trim() === '' ? defaultHost : withScheme(host.trim())).replace(/\/+$/, '')

/** Servers of the own network are rarely encrypted, others always. */
function withScheme(address: string): string {
  if (address.includes('://')) return address
  return /^(localhost|[\d.]+|\[[\da-f:]+\]|[^.]+\.local)(:\d+)?\/*$/i.test(address)
    ? `http://${address}`
    : `https://${address}`
}

/** Whether the SDK can reach a server by this address. */
export const isHost = (host: string): boolean =>
  /^https?:\/\/[^\s/?#@:]+(:\d{1,5})?$|^https?:\/\/\[[\da-f:]+\](:\d{1,5})?$/i.test(host)

export interface Failure {
  /** Undefined when the cause is not one of the table's. */
  readonly reason: ErrorName | undefined
}

export const failureOf = (error: unknown): Failure => ({
  reason: error instanceof EmediaError ? error.reason : undefined
})
