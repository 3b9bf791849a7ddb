import { type RefObject, useEffect, useRef } from 'react'
import type { Subscription } from '../../services/emedia'
import type { RemoteVideoProps } from '../types'
import { playback } from './playback'

/** Receives a stream into an element, from mounting to unmounting. */
export function useSubscription(video: RefObject<HTMLVideoElement>, props: RemoteVideoProps): void {
  const latest = useRef(props)
  latest.current = props
  const { conference, stream, visible } = props
  const received = useRef<Subscription | undefined>(undefined)
  const { id } = stream

  useEffect(() => {
    let isOver = false
    const begin = async (): Promise<void> => {
      latest.current.onState('waiting')
      const asked = latest.current.visible
      const subscription = await conference.subscribe(id, { audio: true, video: asked })
      if (isOver) return subscription.close()
      received.current = subscription
      // The tile may have come into view, or gone out of it, in the meantime.
      if (latest.current.visible !== asked) await subscription.change({ audio: true, video: !asked })
      if (video.current === null) return
      video.current.srcObject = subscription.stream
      await playback.play(video.current)
    }
    begin().catch(() => latest.current.onState('failed'))
    return () => {
      isOver = true
      received.current?.close()
      received.current = undefined
    }
  }, [conference, id, video])

  useEffect(() => {
    void received.current?.change({ audio: true, video: visible }).catch(() => undefined)
  }, [visible])

  useEffect(() => {
    const element = video.current
    return () => {
      if (element !== null) playback.forget(element)
    }
  }, [video])
}
