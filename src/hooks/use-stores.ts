import { useStore } from 'zustand'
import type { RoomStore } from '../store/room'
import type { RoomState } from '../store/room-state'
import type { SettingsState } from '../store/settings'
import { useApp } from './app'

/** The meeting, anew whenever it changes. */
export const useRoomState = (store: RoomStore): RoomState => useStore(store)

/** Everything that was chosen. */
export const useSettings = (): SettingsState => useStore(useApp().settings)

/** Whether one is just getting in. */
export const useJoining = (): boolean => useStore(useApp().session, (state) => state.joining)
