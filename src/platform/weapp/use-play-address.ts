import { useEffect, useState } from 'react'
import type { Conference } from '../../services/emedia'
import { Ahead } from '../ahead'
import type { RemoteVideoProps } from '../types'

/** Milliseconds before an address is asked for again. */
const PAUSE = 2000

const addressesAhead = new Ahead<string>((conference, streamId) => conference.playAddress(streamId))

/** Asks for addresses before the live-players are there. */
export const receiveAhead = (conference: Conference): void => addressesAhead.start(conference)

/** An address for live-player, asked for again when it was refused or the stream was published anew; '' until there is one. */
export function usePlayAddress({ conference, stream, onState, turn }: RemoteVideoProps) {
  const [attempt, setAttempt] = useState(0)
  const [address, setAddress] = useState('')
  const [failures, setFailures] = useState(0)
  const { id, version } = stream

  useEffect(() => {
    let isOver = false
    const take = (url: string): void => {
      if (!isOver) setAddress(url)
    }
    const asked = addressesAhead.take(conference, id) ?? conference.playAddress(id)
    asked.then(take, () => {
      if (!isOver) setFailures((before) => before + 1)
    })
    return () => {
      isOver = true
    }
  }, [conference, id, version, attempt, turn])

  useEffect(() => {
    if (failures === 0) return undefined
    onState('failed')
    const timer = setTimeout(() => setAttempt((before) => before + 1), PAUSE)
    return () => clearTimeout(timer)
  }, [failures, onState])

  return { address, again: () => setAttempt((before) => before + 1) }
}
