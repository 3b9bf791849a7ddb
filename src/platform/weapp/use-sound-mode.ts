import { useSyncExternalStore } from 'react'
import { earpiece } from './earpiece'

/** Where live-players play: to the ear or to the room. */
export function useSoundMode(): 'ear' | 'speaker' {
  const isEarpiece = useSyncExternalStore(
    (listener) => earpiece.onChange(listener),
    () => earpiece.on
  )
  return isEarpiece ? 'ear' : 'speaker'
}
