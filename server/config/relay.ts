import { FaultySetting } from './faulty-setting'
import type { Variables } from './schema'

/** Servers of others that help browsers to reach our media port. */
export interface RelayServers {
  /** `stun:host:port`. */
  readonly stun: readonly string[]
  /** `turn:host:port?transport=udp`, `turns:host:port`. */
  readonly turn: readonly string[]
  /** Shared with the TURN servers; undefined where there are none. */
  readonly secret: string | undefined
  /** Browsers send nothing but through TURN. */
  readonly isOnlyWay: boolean
}

type Given = Pick<Variables, 'STUN_URLS' | 'TURN_URLS' | 'TURN_SECRET' | 'TURN_ONLY'>

/** TURN servers and what is shared with them, or neither. @throws FaultySetting */
export function relayServers({ STUN_URLS, TURN_URLS, TURN_SECRET, TURN_ONLY }: Given): RelayServers {
  const hasTurn = TURN_URLS.length > 0
  if (hasTurn && TURN_SECRET === undefined) {
    throw new FaultySetting('TURN_URLS is set, but TURN_SECRET is not; without it no browser would be let through.')
  }
  if (!hasTurn && TURN_SECRET !== undefined) throw new FaultySetting('TURN_SECRET is set, but TURN_URLS is not.')
  if (!hasTurn && TURN_ONLY) throw new FaultySetting('TURN_ONLY is set, but TURN_URLS is not: nobody would get in.')
  return { stun: STUN_URLS, turn: TURN_URLS, secret: TURN_SECRET, isOnlyWay: TURN_ONLY }
}
