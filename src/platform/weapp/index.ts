import { scanCode, setClipboardData, setKeepScreenOn } from '@tarojs/taro'
import { createClient, createWeappEnvironment } from '../../services/emedia'
import { timeOf } from '../reach'
import type { Platform } from '../types'
import { earpiece } from './earpiece'
import { figureBook } from './figure-book'
import { WechatMedia } from './local-media'
import { probeMedia } from './probe-media'
import { drawCard } from './share-card'
import { screen, storage, system } from './system'
import { receiveAhead } from './use-play-address'

export { BackGuard } from './back-guard'
export { LocalVideo } from './local-video'
export { MixedSound } from './mixed-sound'
export { RemoteVideo } from './remote-video'

declare const wx: Parameters<typeof createWeappEnvironment>[0]

/** Sound is never held back in WeChat. */
const playback = { blocked: false, onChange: () => () => undefined, unlock: () => undefined }

/** WeChat. */
export const createPlatform = (): Platform => {
  const environment = createWeappEnvironment(wx)
  return {
    name: 'weapp',
    connect: (options) => Promise.resolve(createClient(environment, options)),
    reach: (host) => timeOf(environment.http, host),
    probeMedia,
    whenIdle: (act) => {
      const timer = setTimeout(act)
      return () => clearTimeout(timer)
    },
    warmUp: () => undefined,
    receiveAhead,
    defaultHost: process.env.TARO_APP_HOST,
    storage,
    media: new WechatMedia(),
    playback,
    system,
    screen,
    copy: async (text) => {
      await setClipboardData({ data: text })
    },
    scan,
    drawCard,
    figures: () => Promise.resolve(figureBook.list()),
    earpiece,
    keepScreenOn: (on) => void setKeepScreenOn({ keepScreenOn: on }).catch(() => undefined),
    traits: { beauty: true, shareCard: true, openSettings: true }
  }
}

/** WeChat tells a person who gives up and a camera that does not open in the same way. */
async function scan(): Promise<string | undefined> {
  try {
    return (await scanCode({})).result
  } catch {
    return undefined
  }
}
