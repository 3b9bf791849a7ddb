import { history } from '@tarojs/router'
import { useEffect, useRef } from 'react'
import type { BackGuardProps } from '../types'

/**
 * Takes the browser's Back for as long as it is on the page: the router steps forward again and tells. Closing the tab
 * makes the browser ask.
 */
export function BackGuard({ onBack }: BackGuardProps) {
  const latest = useRef(onBack)
  useEffect(() => {
    latest.current = onBack
  })
  useEffect(() => history.block(() => latest.current()), [])
  return null
}
