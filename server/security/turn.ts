import { createHmac } from 'node:crypto'
import type { RelayServers } from '../config'

/** How long a browser may use a TURN server without entering anew, ms: longer than meetings last. */
const LIFETIME = 12 * 3_600_000

/** One entry of an RTCConfiguration's `iceServers`. */
export interface IceServer {
  readonly urls: readonly string[]
  readonly username?: string
  readonly credential?: string
}

/** What a browser is told about the way to the media port. */
export interface RtcConfiguration {
  readonly iceServers: readonly IceServer[]
  readonly relayOnly: boolean
}

/**
 * The way for one member. TURN servers let in who has a name with a time to come in it, and its HMAC-SHA1 by the secret
 * that they share with us (draft-uberti-behave-turn-rest-00, which coturn calls `use-auth-secret`).
 *
 * @param now milliseconds since 1970
 */
export function rtcConfiguration(servers: RelayServers, memberId: string, now: number): RtcConfiguration {
  const { stun, turn, secret, isOnlyWay } = servers
  const iceServers: IceServer[] = stun.length === 0 ? [] : [{ urls: stun }]
  if (secret !== undefined) {
    const username = `${Math.floor((now + LIFETIME) / 1000)}:${memberId}`
    const credential = createHmac('sha1', secret).update(username).digest('base64')
    iceServers.push({ urls: turn, username, credential })
  }
  return { iceServers, relayOnly: isOnlyWay }
}
