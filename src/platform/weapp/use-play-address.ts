import { useEffect, useState } from 'react'
import { isMixed } from '../../../protocol/mix'
import type { Conference } from '../../services/emedia'
import { Ahead } from '../ahead'
import type { RemoteVideoProps } from '../types'
import { type Part, partOf } from './part-of'
import { useSoundOnly } from './use-sound-only'

/** Milliseconds before an address is asked for again. */
const PAUSE = 2000

const askFor = (conference: Conference, id: string, part: Exclude<Part, 'nothing'>): Promise<string> =>
  part === 'all' ? conference.playAddress(id) : conference.playAddress(id, part)

/** Of a conference whose voices are mixed, tiles want the pictures alone. */
const usualPart = (conference: Conference): 'video' | 'all' => (isMixed(conference) ? 'video' : 'all')

const addressesAhead = new Ahead<string>((conference, streamId) => askFor(conference, streamId, usualPart(conference)))

/** Asks for addresses before the live-players are there. */
export const receiveAhead = (conference: Conference): void => addressesAhead.start(conference)

/**
 * An address for live-player, asked for again when it was refused or the stream was published anew; '' until there is one.
 * Of who has been out of sight for a while it brings the sound alone, of who is heard in the mix the pictures alone.
 */
export function usePlayAddress({ conference, stream, visible, sound, onState, turn }: RemoteVideoProps) {
  const [attempt, setAttempt] = useState(0)
  const [address, setAddress] = useState('')
  const [failures, setFailures] = useState(0)
  const { id, version } = stream
  const isSoundOnly = useSoundOnly(visible)
  // A player without sound that waits for a camera to be switched on would give up.
  const part = partOf({ sound, picture: !isSoundOnly && (sound || !stream.videoOff) })

  useEffect(() => {
    let isOver = false
    const take = (url: string): void => {
      if (!isOver) setAddress(url)
    }
    const ahead = addressesAhead.take(conference, id)
    if (part === 'nothing') return undefined
    const isAhead = ahead !== undefined && part === usualPart(conference)
    const asked = isAhead ? ahead : askFor(conference, id, part)
    asked.then(take, () => {
      if (!isOver) setFailures((before) => before + 1)
    })
    return () => {
      isOver = true
    }
  }, [conference, id, version, part, attempt, turn])

  useEffect(() => {
    if (failures === 0) return undefined
    onState('failed')
    const timer = setTimeout(() => setAttempt((before) => before + 1), PAUSE)
    return () => clearTimeout(timer)
  }, [failures, onState])

  return { address: part === 'nothing' ? '' : address, again: () => setAttempt((before) => before + 1) }
}
