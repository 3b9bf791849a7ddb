import { connect, fetchAhead, reach } from './sdk'
import type { Platform } from '../types'
import { BrowserMedia } from './local-media'
import { copy, keepScreenOn, onKey, storage } from './page'
import { playback } from './playback'
import { screen, system } from './system'

export { LocalVideo } from './local-video'
export { RemoteVideo } from './remote-video'

/** A browser. */
export const createPlatform = (): Platform => {
  setTimeout(fetchAhead, 1000)
  return {
    name: 'h5',
    connect,
    reach,
    defaultHost: window.location.origin,
    storage,
    media: new BrowserMedia(),
    playback,
    system,
    screen,
    copy,
    keepScreenOn,
    onKey,
    traits: { beauty: false, shareCard: false, openSettings: false }
  }
}
