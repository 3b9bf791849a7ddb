import { type PropsWithChildren, useEffect } from 'react'
import { classNames } from '../components/class-names'
import { Region } from '../components/primitives/region'
import { ThemeContext } from '../components/theme'
import { WordsContext } from '../components/words'
import { useLook } from '../hooks/use-look'
import { useScreen } from '../hooks/use-screen'
import { dictionaryOf } from '../locales'

/** Around every page: its language, its colours, and whether it is wide. */
export function Frame({ className, dark = false, children }: PropsWithChildren<{ className: string; dark?: boolean }>) {
  const look = useLook()
  const { wide } = useScreen()
  const theme = dark ? 'dark' : look.theme
  const words = dictionaryOf(look.language)
  useEffect(() => {
    if (typeof document === 'undefined' || process.env.TARO_ENV !== 'h5') return
    document.documentElement.lang = look.language
    document.title = words.app.name
  }, [look.language, words])
  return (
    <ThemeContext.Provider value={theme}>
      <WordsContext.Provider value={words}>
        <Region className={classNames('page', `theme-${theme}`, wide && 'wide', className)}>{children}</Region>
      </WordsContext.Provider>
    </ThemeContext.Provider>
  )
}
