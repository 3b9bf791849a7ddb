import { useCallback } from 'react'
import { useStore } from 'zustand'
import { type Language, chooseLanguage } from '../locales'
import type { Theme } from '../platform/types'
import { useApp } from './app'
import { useObserved } from './use-observed'

/** The language and the colours that the settings and the system agree on. */
export function useLook(): { readonly language: Language; readonly theme: Theme } {
  const { platform, settings } = useApp()
  const { system } = platform
  const language = useStore(settings, (state) => state.language)
  const theme = useStore(settings, (state) => state.theme)
  const subscribe = useCallback((listener: () => void) => system.onThemeChange(listener), [system])
  const systemTheme = useObserved(subscribe, () => system.theme())
  return {
    language: chooseLanguage(language, system.language()),
    theme: theme === 'system' ? systemTheme : theme
  }
}
