import type { Symptoms } from '../figures/doctor'

/** What a code of live-pusher's `statechange` means for the meeting. The numbers are WeChat's. */
export type PusherNews = 'publishing' | 'lost' | 'over' | 'interrupted' | 'camera-failed' | 'microphone-failed'

const pusherNews: Readonly<Record<number, PusherNews>> = {
  1002: 'publishing',
  1102: 'lost',
  3004: 'over',
  5000: 'interrupted',
  5001: 'interrupted',
  [-1301]: 'camera-failed',
  [-1302]: 'microphone-failed',
  [-1307]: 'over'
}

/** Codes that are not known mean nothing: phones send some that no document lists. */
export const readPusherCode = (code: unknown): PusherNews | undefined =>
  typeof code === 'number' ? pusherNews[code] : undefined

/** What a code of live-player's `statechange` means for a tile. */
export type PlayerNews = 'playing' | 'waiting' | 'over'

const playerNews: Readonly<Record<number, PlayerNews>> = {
  2003: 'playing',
  2004: 'playing',
  2032: 'playing',
  2103: 'waiting',
  [-2301]: 'over'
}

const playerComplaints: Readonly<Record<number, Symptoms['complaint']>> = {
  2101: 'decoder',
  2102: 'decoder',
  2103: 'lost',
  3001: 'unreachable',
  3002: 'unreachable',
  3003: 'unreachable',
  3005: 'lost',
  [-2301]: 'lost'
}

/** What a player complains of; undefined for codes that say that it goes well, or nothing. */
export const readPlayerComplaint = (code: unknown): Symptoms['complaint'] =>
  typeof code === 'number' ? playerComplaints[code] : undefined

export const readPlayerCode = (code: unknown): PlayerNews | undefined =>
  typeof code === 'number' ? playerNews[code] : undefined
