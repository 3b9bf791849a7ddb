import { useEffect } from 'react'
import type { RoomStore } from '../store/room'

/** Milliseconds between two readings. */
const PACE = 3000

/** Keeps the list of recordings up to date while somebody looks: films grow. */
export function useRecordings(store: RoomStore): void {
  useEffect(() => {
    const read = (): void => void store.getState().loadRecordings()
    read()
    const timer = setInterval(read, PACE)
    return () => clearInterval(timer)
  }, [store])
}
