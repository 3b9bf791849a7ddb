import { getCurrentPages, navigateBack, navigateTo, reLaunch } from '@tarojs/taro'

const room = '/pages/room/index'
const lobby = '/pages/lobby/index'

export const openRoom = (name: string): void => void navigateTo({ url: `${room}?room=${encodeURIComponent(name)}` })

export const openSettings = (): void => void navigateTo({ url: '/pages/settings/index' })

/** To the front door, with a room filled in if one is given. */
export const openLobby = (name?: string): void =>
  void reLaunch({ url: name === undefined ? lobby : `${lobby}?room=${encodeURIComponent(name)}` })

/** To where one came from; a page that was opened by its address has no such place. */
export function goBack(): void {
  if (getCurrentPages().length > 1) void navigateBack()
  else openLobby()
}
