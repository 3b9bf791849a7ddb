/** WeChat itself fetches the room's package ahead, by `preloadRule` of the app's configuration. */
export const fetchRoom = (): void => undefined
