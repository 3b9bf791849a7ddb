import { useEffect, useState } from 'react'
import { EmediaError, MIX_STREAM } from '../../services/emedia'
import type { MixedSoundProps } from '../types'

/** Milliseconds before an address is asked for again. */
const PAUSE = 2000

/** An address for the mix of a conference, asked for again when that failed or the player gave it up; '' until there is one. */
export function useMixAddress({ conference, onMissing }: MixedSoundProps) {
  const [attempt, setAttempt] = useState(0)
  const [address, setAddress] = useState('')
  const again = (): void => setAttempt((before) => before + 1)

  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const failed = (error: unknown): void => {
      if (isOver) return
      if (error instanceof EmediaError && error.reason === 'no-such-stream') onMissing()
      else timer = setTimeout(again, PAUSE)
    }
    conference.playAddress(MIX_STREAM).then((url) => isOver || setAddress(url), failed)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [conference, onMissing, attempt])

  return { address, again }
}
