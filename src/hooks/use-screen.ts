import { useEffect, useState } from 'react'
import type { ScreenSize } from '../platform/types'
import { useApp } from './app'

/** From this width on things stand side by side. Pixels. */
const WIDE = 1024

/** The window, and whether it is wide. */
export function useScreen(): ScreenSize & { readonly wide: boolean } {
  const { screen } = useApp().platform
  const [size, setSize] = useState(() => screen.size())
  useEffect(() => screen.onChange(setSize), [screen])
  return { ...size, wide: size.width >= WIDE }
}
