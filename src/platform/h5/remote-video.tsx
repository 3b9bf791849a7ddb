import { useEffect, useRef } from 'react'
import { useDoctor } from '../figures/use-doctor'
import type { RemoteVideoProps } from '../types'
import { Receiver } from './receiver'

/** Somebody's stream. The element and its subscription stay the same for as long as it is mounted. */
export function RemoteVideo({ conference, stream, visible, fit, turn, onState, onTrouble }: RemoteVideoProps) {
  const video = useRef<HTMLVideoElement>(null)
  const receiver = useRef<Receiver | undefined>(undefined)
  const report = useRef(onState)
  const shown = useRef(visible)
  const { id } = stream

  useEffect(() => {
    report.current = onState
    shown.current = visible
    receiver.current?.setVisible(visible)
  }, [onState, visible])

  useEffect(() => {
    if (video.current === null) return undefined
    const received = new Receiver(video.current, shown.current, (state) => report.current(state))
    receiver.current = received
    void received.open(conference, id)
    return () => received.close()
  }, [conference, id, turn])

  useDoctor(visible && !stream.videoOff, {
    isSeen: () => receiver.current?.hasMoved() ?? false,
    trouble: () => receiver.current?.trouble() ?? 'refused',
    onTrouble
  })

  return (
    <video
      ref={video}
      className={`video remote-video is-${fit}`}
      playsInline
      autoPlay
      aria-hidden='true'
      data-stream={id}
      onPlaying={() => onState('playing')}
    />
  )
}
