import { useEffect, useRef } from 'react'
import type { PlayerTrouble } from '../types'
import { PACE, PictureWatch } from './doctor'

export interface Patient {
  /** Whether a picture has come since the last look. */
  readonly isSeen: () => boolean
  /** Why there is none. */
  readonly trouble: () => PlayerTrouble | Promise<PlayerTrouble>
  readonly onTrouble: (trouble: PlayerTrouble | undefined) => void
}

/**
 * Tells when a player that is expected to show something has not done so for five seconds, and when it does again.
 *
 * @param turn grows when the player is begun anew, which gives it five seconds more
 */
export function useDoctor(isExpected: boolean, turn: number, patient: Patient): void {
  const latest = useRef(patient)
  useEffect(() => {
    latest.current = patient
  })
  useEffect(() => {
    if (!isExpected) return undefined
    const watch = new PictureWatch(Date.now())
    let isOver = false
    const look = async (): Promise<void> => {
      const { isSeen, trouble, onTrouble } = latest.current
      const found = watch.look(isSeen(), Date.now()) ? await trouble() : undefined
      if (!isOver) onTrouble(found)
    }
    const timer = setInterval(() => void look(), PACE)
    return () => {
      isOver = true
      clearInterval(timer)
      latest.current.onTrouble(undefined)
    }
  }, [isExpected, turn])
}
