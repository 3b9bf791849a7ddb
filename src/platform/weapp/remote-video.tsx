import { LivePlayer } from '@tarojs/components'
import type { RemoteVideoProps } from '../types'
import { readPlayerCode } from './codes'
import { usePlayAddress } from './use-play-address'

/** Somebody's stream in a live-player. The node stays; only its address changes, when WeChat gave it up. */
export function RemoteVideo(props: RemoteVideoProps) {
  const { stream, fit, onState } = props
  const { address, again } = usePlayAddress(props)

  const heard = (code: unknown): void => {
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
      onStateChange={({ detail }) => heard(detail.code)}
    />
  )
}
