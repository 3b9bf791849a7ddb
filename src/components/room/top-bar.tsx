import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import { useRoomWords } from '../room-words'
import { timeSince } from '../time'

export interface TopBarProps {
  readonly roomName: string
  readonly seconds: number
  readonly connected: boolean
  readonly locked: boolean
  readonly recorded: boolean
  readonly wide: boolean
  /** Pixels: what the system covers above, the height of the row, what WeChat's capsule covers at the right. */
  readonly top: number
  readonly title: number
  readonly right: number
}

/** Which meeting, for how long, and how it stands. */
export function TopBar({ roomName, seconds, connected, locked, recorded, wide, top, title, right }: TopBarProps) {
  const words = useRoomWords()
  const style = wide ? {} : { paddingTop: `${top}px`, height: `${title}px`, paddingRight: `${right + 16}px` }
  const network = connected ? words.network.connected : words.network.lost
  return (
    <View className='topbar' style={{ ...style, boxSizing: 'content-box' }}>
      <View className='grow name-and-meta'>
        <View className='name ell room-name'>{roomName}</View>
        <View className='meta num'>
          <Icon
            name={connected ? 'network-good' : 'network-bad'}
            size={16}
            tone={connected ? 'good' : 'danger'}
            className='network-state'
          />
          <Text>{network}</Text>
          <View className='sep' />
          <Text className='room-time'>{timeSince(seconds)}</Text>
          {recorded && (
            <>
              <View className='sep' />
              <View className='recording-mark' role='img' aria-label={words.room.recording} />
              <Text className='recording-text'>{words.room.recording}</Text>
            </>
          )}
          {locked && (
            <>
              <View className='sep' />
              <Icon name='lock' size={14} tone='soft' />
              <Text>{words.room.locked}</Text>
            </>
          )}
        </View>
      </View>
    </View>
  )
}
