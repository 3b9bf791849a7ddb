import { useEffect, useRef } from 'react'
import { useApp } from './app'

/** Calls what belongs to a key, while the page is there. */
export function useKeys(actions: Readonly<Record<string, () => void>>): boolean {
  const { onKey } = useApp().platform
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => onKey?.((key) => latest.current[key]?.()), [onKey])
  return onKey !== undefined
}
