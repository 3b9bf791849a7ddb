import { useEffect } from 'react'
import type { RemoteVideoProps } from '../types'

/** Follows whether the owner of a stream speaks. A live-player keeps its sound to itself; the server tells. */
export function useSpeaking({ conference, stream, onSpeaking }: RemoteVideoProps): void {
  const { id } = stream
  useEffect(() => {
    const off = conference.on('speaking', (speakers) => {
      const told = speakers.find(({ streamId }) => streamId === id)
      if (told !== undefined) onSpeaking(told.level > 0)
    })
    return () => {
      off()
      onSpeaking(false)
    }
  }, [conference, id, onSpeaking])
}
