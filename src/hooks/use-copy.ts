import { useCallback } from 'react'
import { noticeOf } from '../store/notices'
import type { RoomStore } from '../store/room'
import { useApp } from './app'

/** Copies, and says whether it worked. */
export function useCopy(room: RoomStore): (text: string, what: 'copied' | 'linkCopied') => void {
  const { platform } = useApp()
  return useCallback(
    (text, what) => {
      const tell = (kind: 'copied' | 'linkCopied' | 'copyFailed'): void => room.getState().tell(noticeOf({ kind }))
      platform.copy(text).then(
        () => tell(what),
        () => tell('copyFailed')
      )
    },
    [platform, room]
  )
}
