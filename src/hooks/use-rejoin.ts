import { useRouter } from '@tarojs/taro'
import { useStore } from 'zustand'
import { decode } from '../store/invite-link'
import { useApp } from './app'
import { openLobby } from './navigation'
import { useReturn } from './use-return'

/** The room page was opened without a seat, by its address or by a reload. */
export function useRejoin() {
  const { session } = useApp()
  const { params } = useRouter()
  const goIn = useReturn()
  const joining = useStore(session, (state) => state.joining)
  const roomName = decode(params.room ?? '')
  return {
    roomName,
    joining,
    home: () => openLobby(),
    /** A password is not kept anywhere: the lobby asks for it. */
    rejoin: () => goIn(roomName, '')
  }
}
