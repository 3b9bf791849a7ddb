import { useCallback, useState } from 'react'
import { isMixed } from '../../protocol/mix'
import type { RoomState } from '../store/room-state'

/** Whether the mix of the conference is heard instead of each stream by itself. Servers that mix nothing are found out. */
export function useMix(conference: RoomState['conference']) {
  const [isMissing, setIsMissing] = useState(false)
  const onMissing = useCallback(() => setIsMissing(true), [])
  return { isHeard: isMixed(conference) && !isMissing, onMissing }
}
