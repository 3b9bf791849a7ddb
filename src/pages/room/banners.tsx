import { View } from '@tarojs/components'
import { Banner } from '../../components/banner'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { useRoomWords } from '../../components/room-words'
import { usePlayback } from '../../hooks/use-playback'
import type { RoomState } from '../../store/room-state'
import { FloorRequest } from './asks'

/** At most one at a time: the connection before the sound, the sound before those who ask for the floor. */
export function Banners({ room, top }: { readonly room: RoomState; readonly top: number }) {
  const words = useRoomWords().room
  const { blocked, unlock } = usePlayback()
  if (room.status === 'reconnecting') {
    return (
      <Banner
        className='reconnecting-banner'
        top={top}
        lead={<View className='spin' />}
        title={words.lostTitle}
        detail={words.lostDetail(room.attempt)}
      />
    )
  }
  if (!blocked) return <FloorRequest room={room} top={top} />
  return (
    <Banner
      className='sound-banner'
      calm
      top={top}
      lead={<Icon name='speaker' size={20} tone='accent' />}
      title={words.tapToHear}
      detail={words.tapToHearDetail}
    >
      <Button className='hear-button' kind='primary' size='small' text={words.hear} onPress={unlock} />
    </Banner>
  )
}
