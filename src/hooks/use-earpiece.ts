import { useCallback } from 'react'
import { useApp } from './app'
import { useObserved } from './use-observed'

/** Whether the sound comes by the earpiece. */
export function useEarpiece(): boolean {
  const { earpiece } = useApp().platform
  const subscribe = useCallback((listener: () => void) => earpiece?.onChange(listener) ?? (() => undefined), [earpiece])
  return useObserved(subscribe, () => earpiece?.on ?? false)
}
