import { createContext } from 'react'

export type Theme = 'light' | 'dark'

/** The colours that surround a component; the room is dark in every theme. */
export const ThemeContext = createContext<Theme>('light')
