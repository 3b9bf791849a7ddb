import { useEffect, useRef } from 'react'
import { MIX_STREAM, type Conference, type Subscription } from '../../services/emedia'
import type { MixedSoundProps } from '../types'
import { playback } from './playback'

const SOUND = { audio: true, video: false }

/** Everybody but oneself, in an audio element. */
export function MixedSound({ conference, onMissing }: MixedSoundProps) {
  const audio = useRef<HTMLAudioElement>(null)
  useEffect(
    () => (audio.current === null ? undefined : receiveMix(audio.current, conference, onMissing)),
    [conference, onMissing]
  )
  return <audio ref={audio} className='mixed-sound' autoPlay aria-hidden='true' data-stream={MIX_STREAM} />
}

/** Plays the mix until the function that it returns is called. */
function receiveMix(element: HTMLAudioElement, conference: Conference, missing: () => void): () => void {
  let received: Subscription | undefined
  let isClosed = false
  const take = (subscription: Subscription): void => {
    received = subscription
    if (isClosed) return subscription.close()
    subscription.onEnded(() => isClosed || missing())
    element.srcObject = subscription.stream
    void playback.play(element)
  }
  conference.subscribe(MIX_STREAM, SOUND).then(take, () => isClosed || missing())
  return () => {
    isClosed = true
    received?.close()
    element.srcObject = null
    playback.forget(element)
  }
}
