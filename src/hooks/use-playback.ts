import { useCallback } from 'react'
import { useApp } from './app'
import { useObserved } from './use-observed'

/** Whether the browser holds the sound back, and the tap that frees it. */
export function usePlayback(): { readonly blocked: boolean; readonly unlock: () => void } {
  const { playback } = useApp().platform
  const subscribe = useCallback((listener: () => void) => playback.onChange(listener), [playback])
  return { blocked: useObserved(subscribe, () => playback.blocked), unlock: () => playback.unlock() }
}
