import { LivePlayer } from '@tarojs/components'
import { useEffect } from 'react'
import type { RemoteVideoProps } from '../types'
import { useToldSpeaking } from '../use-told-speaking'
import { readPlayerCode } from './codes'
import { figureBook } from './figure-book'
import { usePlayAddress } from './use-play-address'
import { usePlayerHealth } from './use-player-health'
import { useSoundMode } from './use-sound-mode'

/** Somebody's stream in a live-player. The node stays; only its address changes, when WeChat gave it up. */
export function RemoteVideo(props: RemoteVideoProps) {
  const { stream, fit, onState } = props
  const { address, again } = usePlayAddress(props)
  const health = usePlayerHealth(props, address)
  useToldSpeaking(props, true)
  const soundMode = useSoundMode()
  const { id } = stream
  useEffect(() => () => figureBook.forget(id), [id])

  const heard = (code: unknown): void => {
    health.code(code)
    const news = readPlayerCode(code)
    if (news === 'playing' || news === 'waiting') onState(news)
    if (news === 'over') again()
  }

  return (
    <LivePlayer
      id={`player-${stream.id.replace(/[^\w-]/g, '-')}`}
      className='video remote-video'
      src={address}
      mode='RTC'
      autoplay
      minCache={0.2}
      maxCache={0.8}
      objectFit={fit === 'cover' ? 'fillCrop' : 'contain'}
      autoPauseIfNavigate={false}
      autoPauseIfOpenNative={false}
      soundMode={soundMode}
      onStateChange={({ detail }) => heard(detail.code)}
      onNetStatus={({ detail }) => health.netStatus(detail.info)}
    />
  )
}
