import { Banner } from '../../components/banner'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { useRoomWords } from '../../components/room-words'
import { useWords } from '../../components/words'
import type { useRefusedDevice } from '../../hooks/use-refused-device'

interface RefusedDeviceProps extends Pick<ReturnType<typeof useRefusedDevice>, 'retry' | 'dismiss'> {
  readonly device: 'camera' | 'microphone'
  readonly top: number
}

/** One's camera or microphone is not allowed: the settings that allow it are opened from here. */
export function RefusedDevice({ device, top, retry, dismiss }: RefusedDeviceProps) {
  const { room, devices } = useRoomWords()
  const { preview } = useWords()
  return (
    <Banner
      className='refused-device-banner'
      calm
      top={top}
      lead={<Icon name={device === 'camera' ? 'camera-off' : 'mic-off'} size={20} tone='accent' />}
      title={devices[device].refused}
      detail={room.allowDetail}
    >
      <Button className='not-now-button' kind='text' size='small' text={room.notNow} onPress={dismiss} />
      <Button
        className='room-settings-button'
        kind='primary'
        size='small'
        openType='openSetting'
        text={preview.openSettings}
        onDone={retry}
      />
    </Banner>
  )
}
