import { useEffect, useState } from 'react'

/** Milliseconds that a tile stays out of sight before its pictures are given up: turning pages must not cut the sound. */
const PATIENCE = 3000

/** Whether a stream need not bring its pictures, because nobody has seen them for a while. */
export function useSoundOnly(visible: boolean): boolean {
  const [isUnseen, setIsUnseen] = useState(!visible)
  useEffect(() => {
    if (visible) return undefined
    const timer = setTimeout(() => setIsUnseen(true), PATIENCE)
    return () => {
      clearTimeout(timer)
      setIsUnseen(false)
    }
  }, [visible])
  return isUnseen && !visible
}
