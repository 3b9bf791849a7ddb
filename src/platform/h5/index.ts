import { createBrowserEnvironment } from '../../services/emedia'
import type { Platform } from '../types'
import { BrowserMedia } from './local-media'
import { copy, keepScreenOn, onKey, storage } from './page'
import { playback } from './playback'
import { screen, system } from './system'

export { LocalVideo } from './local-video'
export { RemoteVideo } from './remote-video'

/** A browser. */
export const createPlatform = (): Platform => ({
  name: 'h5',
  environment: createBrowserEnvironment(),
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
})
