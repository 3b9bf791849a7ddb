import { useDidShow, useUnload } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Role } from '../../protocol/numbers'
import type { OpenSheet } from '../components/room/bottom-bar'
import type { RoomStore } from '../store/room'
import { useApp } from './app'
import { goBack } from './navigation'
import { useReturn } from './use-return'

/** The meeting that the room page shows. */
export function useRoom(store: RoomStore) {
  const { platform, session } = useApp()
  const room = useStore(store)
  const goIn = useReturn()
  const [sheet, setSheet] = useState<OpenSheet>()
  const isOver = room.exit !== undefined

  useDidShow(() => platform.keepScreenOn(true))
  useEffect(() => {
    if (!isOver) return
    platform.keepScreenOn(false)
    platform.media.unpublish()
    platform.media.release()
  }, [isOver, platform])

  const open = (wanted: OpenSheet): void => {
    setSheet(wanted === sheet ? undefined : wanted)
    if (wanted === 'invite') void room.loadInvite()
  }

  return {
    room,
    sheet: isOver ? undefined : sheet,
    isAdmin: room.self.role === Role.ADMIN,
    isAudience: room.self.role === Role.AUDIENCE,
    open,
    close: () => setSheet(undefined),
    rejoin: () => goIn(room.roomName, session.getState().last?.password ?? ''),
    home: goBack
  }
}

/** The seat is given up when the page goes. */
export function useSeat(): RoomStore | undefined {
  const { platform, session } = useApp()
  useUnload(() => {
    session.getState().leave()
    platform.media.release()
    platform.keepScreenOn(false)
  })
  return useStore(session, (state) => state.room)
}
