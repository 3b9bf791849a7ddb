import { useEffect, useRef } from 'react'
import { useDoctor } from '../figures/use-doctor'
import type { PlayerState, RemoteVideoProps } from '../types'
import { Receiver } from './receiver'

/** Somebody's stream. The element and its subscription stay the same for as long as it is mounted. */
export function RemoteVideo(props: RemoteVideoProps) {
  const { conference, stream, visible, turn, onState, onSpeaking } = props
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
    const tell = { state: (state: PlayerState) => report.current(state), speaking: onSpeaking }
    const received = new Receiver(video.current, shown.current, tell)
    receiver.current = received
    void received.open(conference, id)
    return () => received.close()
  }, [conference, id, turn, onSpeaking])

  useDoctor(visible && !stream.videoOff, {
    isSeen: () => receiver.current?.hasMoved() ?? false,
    trouble: () => receiver.current?.trouble() ?? 'refused',
    onTrouble: props.onTrouble
  })

  return (
    <video
      ref={video}
      className={`video remote-video is-${props.fit}`}
      playsInline
      autoPlay
      aria-hidden='true'
      data-stream={id}
      onPlaying={() => onState('playing')}
    />
  )
}
