import { useEffect, useRef } from 'react'
import { dictionaryOf } from '../locales'
import type { RoomState } from '../store/room-state'
import { useLook } from './use-look'

/** The card that WeChat sends to a chat. It carries the invitation, never the password. */
export function useShareCard(room: RoomState): () => { readonly title: string; readonly path: string } {
  const { language } = useLook()
  const latest = useRef(room)
  useEffect(() => {
    latest.current = room
  }, [room])
  return () => {
    const { roomName, invite } = latest.current
    const query = invite === undefined ? `room=${encodeURIComponent(roomName)}` : `invite=${invite.id}`
    return { title: dictionaryOf(language).invite.card(roomName), path: `/pages/lobby/index?${query}` }
  }
}
