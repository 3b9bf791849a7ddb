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

export const readPlayerCode = (code: unknown): PlayerNews | undefined =>
  typeof code === 'number' ? playerNews[code] : undefined
