import { useCallback, useState } from 'react'
import type { LocalMedia, LocalMediaState } from '../platform/types'
import { useApp } from './app'
import { useObserved } from './use-observed'

type Switch = 'microphone' | 'camera' | 'flip'

/** One's own camera and microphone outside of a room, and what is being waited for. */
export function useLocalMedia(): {
  readonly media: LocalMedia
  readonly state: LocalMediaState
  readonly pending: ReadonlySet<Switch>
  readonly setMicrophone: (on: boolean) => Promise<void>
  readonly setCamera: (on: boolean) => Promise<void>
  readonly flip: () => Promise<void>
} {
  const { media } = useApp().platform
  const [pending, setPending] = useState<ReadonlySet<Switch>>(new Set())
  const subscribe = useCallback((listener: () => void) => media.onChange(listener), [media])
  const state = useObserved(subscribe, () => media.state)

  const during = useCallback(async (what: Switch, act: () => Promise<void>) => {
    setPending((before) => new Set(before).add(what))
    try {
      await act()
    } finally {
      setPending((before) => new Set([...before].filter((each) => each !== what)))
    }
  }, [])

  return {
    media,
    state,
    pending,
    setMicrophone: useCallback((on) => during('microphone', () => media.setMicrophone(on)), [during, media]),
    setCamera: useCallback((on) => during('camera', () => media.setCamera(on)), [during, media]),
    flip: useCallback(() => during('flip', () => media.flip()), [during, media])
  }
}
