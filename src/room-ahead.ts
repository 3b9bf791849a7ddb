/** The room is a file of its own on the web. What cannot be fetched now is fetched when it is opened. */
export const fetchRoom = (): void => void import('./pages/room/index').catch(() => undefined)
