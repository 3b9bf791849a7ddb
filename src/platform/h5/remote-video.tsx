import { useRef } from 'react'
import type { RemoteVideoProps } from '../types'
import { useSubscription } from './use-subscription'

/** Somebody's stream. The element and its subscription stay the same for as long as it is mounted. */
export function RemoteVideo(props: RemoteVideoProps) {
  const video = useRef<HTMLVideoElement>(null)
  useSubscription(video, props)
  return (
    <video
      ref={video}
      className={`video remote-video is-${props.fit}`}
      playsInline
      autoPlay
      aria-hidden='true'
      data-stream={props.stream.id}
      onPlaying={() => props.onState('playing')}
    />
  )
}
