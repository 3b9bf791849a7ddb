/** What wx.getSystemInfoSync tells; lengths in px of the logic layer. */
export interface SystemInfo {
  readonly platform: string
  readonly system: string
  readonly SDKVersion: string
  readonly version: string
  readonly language: string
  readonly brand: string
  readonly model: string
  readonly pixelRatio: number
  readonly windowWidth: number
  readonly windowHeight: number
  readonly screenWidth: number
  readonly screenHeight: number
  readonly statusBarHeight: number
  readonly fontSizeSetting: number
  readonly theme: 'light' | 'dark'
  readonly safeArea: Readonly<Record<'top' | 'left' | 'right' | 'bottom' | 'width' | 'height', number>>
}

const PHONE: SystemInfo = {
  platform: 'ios',
  system: 'iOS 17.0',
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  brand: 'node',
  model: 'node',
  pixelRatio: 2,
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
  fontSizeSetting: 16,
  theme: 'light',
  safeArea: { top: 20, left: 0, right: 375, bottom: 667, width: 375, height: 647 }
}

/** The phone: its measures and the state that tests read and change. */
export class Device {
  system: SystemInfo
  networkType = 'wifi'
  clipboard = ''
  keepsScreenOn = false
  /** Time of the last tap, ms; some APIs want to be called from one. */
  lastTap = 0

  constructor(system: Partial<SystemInfo> = {}) {
    this.system = { ...PHONE, ...system }
  }

  get online(): boolean {
    return this.networkType !== 'none'
  }
}
