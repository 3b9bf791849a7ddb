import { connect, reach } from './sdk'
import type { Platform } from '../types'
import { BrowserDevices } from './device-picker'
import { readFigures } from './figures'
import { whenIdle } from './idle'
import { BrowserMedia } from './local-media'
import { keepOffline } from './offline'
import { receiveAhead } from './receiver'
import { copy, keepScreenOn, onKey, storage } from './page'
import { playback } from './playback'
import { probeMedia } from './probe-media'
import { BrowserScreen, canShareScreen } from './screen-share'
import { screen, system } from './system'
import { warmUp } from './warm-up'

export { BackGuard } from './back-guard'
export { LocalVideo } from './local-video'
export { MixedSound } from './mixed-sound'
export { RemoteVideo } from './remote-video'

/** A browser. */
export const createPlatform = (): Platform => {
  const media = new BrowserMedia()
  return {
    name: 'h5',
    connect,
    reach,
    probeMedia,
    whenIdle,
    warmUp,
    receiveAhead,
    defaultHost: window.location.origin,
    storage,
    media,
    playback,
    ...(canShareScreen() ? { screenShare: new BrowserScreen() } : {}),
    devices: new BrowserDevices(media, playback),
    system,
    screen,
    copy,
    keepScreenOn,
    onKey,
    keepOffline,
    figures: readFigures,
    traits: { beauty: false, shareCard: false, openSettings: false }
  }
}
