import { useEffect, useRef, useState } from 'react'
import { useDoctor } from '../figures/use-doctor'
import { useToldSpeaking } from '../use-told-speaking'
import type { PlayerState, RemoteVideoProps } from '../types'
import { Receiver } from './receiver'
import { watchShownHeight } from './shown-height'

/** Somebody's stream. The element and its subscription stay the same for as long as it is mounted. */
export function RemoteVideo(props: RemoteVideoProps) {
  const { conference, stream, visible, sound, turn, onState, onSpeaking } = props
  const video = useRef<HTMLVideoElement>(null)
  const receiver = useRef<Receiver | undefined>(undefined)
  const report = useRef(onState)
  const [height, setHeight] = useState<number>()
  const wanted = useRef({ audio: sound, video: visible, height })
  const { id } = stream

  useEffect(() => {
    report.current = onState
    wanted.current = { audio: sound, video: visible, height }
    receiver.current?.want(wanted.current)
  }, [onState, sound, visible, height])

  useEffect(() => (video.current === null ? undefined : watchShownHeight(video.current, setHeight)), [])

  useEffect(() => {
    if (video.current === null) return undefined
    const tell = { state: (state: PlayerState) => report.current(state), speaking: onSpeaking }
    const received = new Receiver(video.current, wanted.current, tell)
    receiver.current = received
    void received.open(conference, id)
    return () => received.close()
  }, [conference, id, turn, onSpeaking])

  useToldSpeaking(props, !sound)
  useDoctor(visible && !stream.videoOff && !stream.videoHeld, turn, {
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
