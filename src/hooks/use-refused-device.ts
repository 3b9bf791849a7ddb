import { useState } from 'react'
import type { RoomState } from '../store/room-state'
import { useApp } from './app'

type OwnDevice = 'camera' | 'microphone'

/**
 * The device that was wanted in the room and that WeChat does not give, where its permission settings are one press away.
 * Until it is given, or the person wants to hear no more of it.
 */
export function useRefusedDevice({ notice, local, toggleCamera, toggleMicrophone }: RoomState): {
  readonly device: OwnDevice | undefined
  /** To be called when the person is back from the settings. */
  readonly retry: () => void
  readonly dismiss: () => void
} {
  const { openSettings } = useApp().platform.traits
  const [wanted, setWanted] = useState<OwnDevice>()
  const [heard, setHeard] = useState(notice)
  if (notice !== heard) {
    setHeard(notice)
    if (openSettings && notice?.kind === 'device' && notice.problem === 'refused') setWanted(notice.device)
  }
  const problem = wanted === 'camera' ? local.cameraProblem : local.microphoneProblem
  return {
    device: problem === 'refused' ? wanted : undefined,
    retry: () => void (wanted === 'camera' ? toggleCamera() : toggleMicrophone()),
    dismiss: () => setWanted(undefined)
  }
}
