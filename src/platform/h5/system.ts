import type { Screen, ScreenSize, System, Theme } from '../types'

const dark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')
const themeOf = ({ matches }: { readonly matches: boolean }): Theme => (matches ? 'dark' : 'light')

export const system: System = {
  language: () => navigator.language,
  theme: () => themeOf(dark()),
  onThemeChange: (listener) => {
    const query = dark()
    const changed = (event: MediaQueryListEvent): void => listener(themeOf(event))
    // Old Safari has these only under other names; its theme is read when a page opens.
    if (typeof query.addEventListener !== 'function') return () => undefined
    query.addEventListener('change', changed)
    return () => query.removeEventListener('change', changed)
  }
}

const size = (): ScreenSize => ({ width: window.innerWidth, height: window.innerHeight, top: 0, title: 56, right: 0 })

export const screen: Screen = {
  size,
  onChange: (listener) => {
    const changed = (): void => listener(size())
    window.addEventListener('resize', changed)
    return () => window.removeEventListener('resize', changed)
  }
}
