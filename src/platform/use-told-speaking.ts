import { useEffect } from 'react'
import type { RemoteVideoProps } from './types'

/** Follows whether the owner of a stream speaks by what the server tells, where its sound cannot be looked into. */
export function useToldSpeaking({ conference, stream, onSpeaking }: RemoteVideoProps, isNeeded: boolean): void {
  const { id } = stream
  useEffect(() => {
    if (!isNeeded) return undefined
    const off = conference.on('speaking', (speakers) => {
      const told = speakers.find(({ streamId }) => streamId === id)
      if (told !== undefined) onSpeaking(told.level > 0)
    })
    return () => {
      off()
      onSpeaking(false)
    }
  }, [conference, id, isNeeded, onSpeaking])
}
