import {
  getAppBaseInfo,
  getMenuButtonBoundingClientRect,
  getStorageSync,
  getWindowInfo,
  offThemeChange,
  onThemeChange,
  onWindowResize,
  offWindowResize,
  setStorageSync
} from '@tarojs/taro'
import type { KeyValueStorage, Screen, ScreenSize, System, Theme } from '../types'

const themeOf = (theme: string | undefined): Theme => (theme === 'dark' ? 'dark' : 'light')

export const system: System = {
  language: () => getAppBaseInfo().language,
  theme: () => themeOf(getAppBaseInfo().theme),
  onThemeChange: (listener) => {
    const changed = ({ theme }: { readonly theme: string }): void => listener(themeOf(theme))
    onThemeChange(changed)
    return () => offThemeChange(changed)
  }
}

/** Pixels between the capsule and what may stand left of it. */
const GAP = 8

/** WeChat draws its capsule over the title row; the row is as far below as above it. */
function size(): ScreenSize {
  const { windowWidth, windowHeight, statusBarHeight = 20 } = getWindowInfo()
  const capsule = getMenuButtonBoundingClientRect()
  return {
    width: windowWidth,
    height: windowHeight,
    top: statusBarHeight,
    title: (capsule.top - statusBarHeight) * 2 + capsule.height,
    right: windowWidth - capsule.left + GAP - 16
  }
}

export const screen: Screen = {
  size,
  onChange: (listener) => {
    const changed = (): void => listener(size())
    onWindowResize(changed)
    return () => offWindowResize(changed)
  }
}

/** Storage of the mini-program; full, it forgets. */
export const storage: KeyValueStorage = {
  read: (key) => {
    const value: unknown = getStorageSync(key)
    return typeof value === 'string' && value !== '' ? value : undefined
  },
  write: (key, value) => {
    try {
      setStorageSync(key, value)
    } catch {
      // Nothing that the person could do about it now.
    }
  }
}
