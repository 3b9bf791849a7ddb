import { View } from '@tarojs/components'
import { Banner } from '../../components/banner'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { useRoomWords } from '../../components/room-words'
import { usePlayback } from '../../hooks/use-playback'
import { useRefusedDevice } from '../../hooks/use-refused-device'
import { useWeakUplink } from '../../hooks/use-weak-uplink'
import type { RoomState } from '../../store/room-state'
import { FloorRequest } from './asks'
import { RefusedDevice } from './refused-device'
import { WeakUplink } from './weak-uplink'

/** At most one at a time: the connection before the sound, the sound before one's own devices, these before who asks for the floor. */
export function Banners({ room, top }: { readonly room: RoomState; readonly top: number }) {
  const words = useRoomWords().room
  const { blocked, unlock } = usePlayback()
  const { device, ...ways } = useRefusedDevice(room)
  const { offered, ...answers } = useWeakUplink(room)
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
  if (!blocked && device !== undefined) return <RefusedDevice device={device} top={top} {...ways} />
  if (!blocked && offered !== undefined) return <WeakUplink offered={offered} top={top} {...answers} />
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
