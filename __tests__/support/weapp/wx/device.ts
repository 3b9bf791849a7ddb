import { makeFunction } from './api'
import type { WxHost } from './host'

const MENU_BUTTON = { top: 26, right: 365, bottom: 58, left: 278, width: 87, height: 32 }

function makeSystemFunctions({ device, logic }: WxHost): Record<string, unknown> {
  const info = () => logic.give({ ...device.system, host: { env: 'WeChat' }, enableDebug: false })
  const same = ['getSystemInfoSync', 'getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo']
  return {
    ...Object.fromEntries(same.map((name) => [name, info])),
    getSystemInfo: makeFunction(logic, 'getSystemInfo', () => device.system),
    getSystemInfoAsync: makeFunction(logic, 'getSystemInfoAsync', () => device.system),
    getSystemSetting: () => logic.give({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true }),
    getMenuButtonBoundingClientRect: () => logic.give(MENU_BUTTON)
  }
}

function makeAuthorizeSetting({ logic, person }: WxHost): () => unknown {
  const authorized = (scope: string) => (person.scopes[scope] === false ? 'denied' : 'authorized')
  return () =>
    logic.give({
      cameraAuthorized: authorized('scope.camera'),
      microphoneAuthorized: authorized('scope.record'),
      notificationAuthorized: 'authorized'
    })
}

/** The phone: its measures, network, clipboard, screen and camera for codes. */
export function makeDeviceFunctions(host: WxHost): Record<string, unknown> {
  const { device, logic, person } = host
  return {
    ...makeSystemFunctions(host),
    getAppAuthorizeSetting: makeAuthorizeSetting(host),
    getNetworkType: makeFunction(logic, 'getNetworkType', () => ({ networkType: device.networkType })),
    setClipboardData: makeFunction(logic, 'setClipboardData', ({ data }) => {
      device.clipboard = String(data)
    }),
    getClipboardData: makeFunction(logic, 'getClipboardData', () => ({ data: device.clipboard })),
    setKeepScreenOn: makeFunction(logic, 'setKeepScreenOn', ({ keepScreenOn }) => {
      device.keepsScreenOn = keepScreenOn === true
    }),
    scanCode: makeFunction(logic, 'scanCode', () => {
      const result = person.scans()
      if (result === null) throw new Error('cancel')
      return { result, scanType: 'QR_CODE', charSet: 'UTF-8', path: '' }
    }),
    vibrateShort: makeFunction(logic, 'vibrateShort'),
    vibrateLong: makeFunction(logic, 'vibrateLong')
  }
}
