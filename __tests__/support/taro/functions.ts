import * as page from './page'

/**
 * Stands in for `@tarojs/taro` under jsdom: storage that holds, navigation and dialogs that are recorded. It has what
 * the app uses; a missing function shows as "is not a function" in the test that needs it.
 */
const storage = new Map<string, unknown>()

const done = () => Promise.resolve({ errMsg: 'ok' })

export const getStorageSync = (key: string): unknown => storage.get(key) ?? ''
export const setStorageSync = (key: string, value: unknown) => void storage.set(key, value)
export const removeStorageSync = (key: string) => void storage.delete(key)
export const clearStorageSync = () => storage.clear()

export const navigateTo = jest.fn(done)
export const redirectTo = jest.fn(done)
export const reLaunch = jest.fn(done)
export const navigateBack = jest.fn(done)
/** Pages that lie over each other; alone unless a test says otherwise. */
export const getCurrentPages = jest.fn((): readonly unknown[] => [{}])
export const setNavigationBarTitle = jest.fn(done)
export const showToast = jest.fn(done)
export const hideToast = jest.fn()
export const showLoading = jest.fn(done)
export const hideLoading = jest.fn()
export const showModal = jest.fn(() => Promise.resolve({ confirm: true, cancel: false, errMsg: 'ok' }))
export const setClipboardData = jest.fn(done)
export const setKeepScreenOn = jest.fn(done)
export const scanCode = jest.fn(() => Promise.resolve({ result: '' }))
export const getEnv = () => 'WEB'
export const ENV_TYPE = { WEAPP: 'WEAPP', WEB: 'WEB' } as const
export const getWindowInfo = () => ({
  windowWidth: window.innerWidth,
  windowHeight: window.innerHeight,
  statusBarHeight: 0
})
export const getSystemInfoSync = () => ({ ...getWindowInfo(), language: 'zh_CN', theme: 'light', platform: 'web' })
export const getAppBaseInfo = () => ({ language: 'zh_CN', theme: 'light' })
export const useShareAppMessage = jest.fn()

export { getCurrentInstance, useDidHide, useDidShow, useLoad, useReady, useRouter, useUnload } from './page'

/** Forgets everything that a test did. */
export function resetTaro() {
  storage.clear()
  page.resetPage()
}
