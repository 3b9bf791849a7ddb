import { Text, View } from '@tarojs/components'
import type { Device, DeviceKind } from '../platform/types'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'
import { Pressable } from './primitives/pressable'
import { Region } from './primitives/region'
import { Sheet } from './sheet'
import { useWords } from './words'

export interface DevicesSheetProps {
  readonly devices: readonly Device[]
  readonly chosen: (kind: DeviceKind) => string | undefined
  readonly wide: boolean
  /** Where nothing else is to be reached beside it. */
  readonly popover?: boolean
  readonly onChoose: (device: Device) => void
  readonly onClose: () => void
}

const kinds: readonly { readonly kind: DeviceKind; readonly icon: IconName }[] = [
  { kind: 'microphone', icon: 'mic' },
  { kind: 'camera', icon: 'camera' },
  { kind: 'speaker', icon: 'speaker' }
]

/** Which microphone, camera and speaker. */
export function DevicesSheet({ devices, chosen, wide, popover = false, onChoose, onClose }: DevicesSheetProps) {
  const words = useWords().devices
  return (
    <Sheet className='devices-sheet' title={words.title} popover={popover} wide={wide} onClose={onClose}>
      {devices.length === 0 && <View className='inside t14 sub'>{words.noneYet}</View>}
      {kinds.map(({ kind, icon }) => {
        const some = devices.filter((device) => device.kind === kind)
        if (some.length === 0) return null
        // Without a choice the system takes its first.
        const current = some.find(({ id }) => id === chosen(kind)) ?? some[0]
        return (
          <Region key={kind} role='radiogroup' label={words.kinds[kind]}>
            <View className='secttl with-icon'>
              <Icon name={icon} size={16} tone='soft' />
              <Text>{words.kinds[kind]}</Text>
            </View>
            {some.map((device, index) => (
              <Pressable
                key={device.id}
                className={classNames('li device-row', index > 0 && 'is-divided')}
                role='radio'
                checked={device === current}
                onPress={() => onChoose(device)}
              >
                <Text className='ttl ell grow'>{device.name === '' ? words.kinds[kind] : device.name}</Text>
                {device === current && <Icon name='check' size={20} tone='accent' />}
              </Pressable>
            ))}
          </Region>
        )
      })}
    </Sheet>
  )
}
