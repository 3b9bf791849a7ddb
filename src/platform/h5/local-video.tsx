import { useEffect, useRef } from 'react'
import type { LocalVideoProps } from '../types'
import { BrowserMedia } from './local-media'

/** One's own picture, mirrored as in a mirror while the camera looks at oneself. */
export function LocalVideo({ media }: LocalVideoProps) {
  const video = useRef<HTMLVideoElement>(null)
  const stream = media instanceof BrowserMedia ? media.stream : null
  const { camera, facing } = media.state
  useEffect(() => {
    const element = video.current
    if (element === null) return
    element.srcObject = camera ? stream : null
    if (camera) void element.play().catch(() => undefined)
  }, [stream, camera])
  const mirror = facing === 'front' ? ' is-mirrored' : ''
  return <video ref={video} className={`video local-video${mirror}`} muted playsInline autoPlay aria-hidden='true' />
}
