import { LivePlayer } from '@tarojs/components'
import type { MixedSoundProps } from '../types'
import { readPlayerCode } from './codes'
import { useMixAddress } from './use-mix-address'
import { useSoundMode } from './use-sound-mode'

/** Everybody but oneself, in a live-player that shows nothing. */
export function MixedSound(props: MixedSoundProps) {
  const { address, again } = useMixAddress(props)
  const soundMode = useSoundMode()
  return (
    <LivePlayer
      id='player-mix'
      className='mixed-sound'
      src={address}
      mode='RTC'
      autoplay
      minCache={0.2}
      maxCache={0.8}
      autoPauseIfNavigate={false}
      autoPauseIfOpenNative={false}
      soundMode={soundMode}
      onStateChange={({ detail }) => {
        if (readPlayerCode(detail.code) === 'over') again()
      }}
    />
  )
}
