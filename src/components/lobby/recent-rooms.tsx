import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import { Row } from '../list'
import { dayAndTime } from '../time'
import { useWords } from '../words'

export interface RecentRoomsProps {
  readonly rooms: readonly { readonly name: string; readonly at: number; readonly people: number }[]
  readonly now: number
  readonly onChoose: (name: string) => void
}

/** Rooms that I was in; one tap returns. */
export function RecentRooms({ rooms, now, onChoose }: RecentRoomsProps) {
  const words = useWords()
  if (rooms.length === 0) {
    return (
      <View className='card after li recent-empty'>
        <Icon className='lead' name='clock' tone='soft' />
        <Text className='t14 sub'>{words.lobby.recentEmpty}</Text>
      </View>
    )
  }
  return (
    <View className='after'>
      <View className='secttl'>{words.lobby.recent}</View>
      <View className='card'>
        {rooms.map(({ name, at, people }, index) => (
          <Row
            key={name}
            className='recent-room'
            first={index === 0}
            icon='clock'
            title={name}
            second={`${dayAndTime(at, now, words)} · ${words.common.people(people)}`}
            onPress={() => onChoose(name)}
          />
        ))}
      </View>
    </View>
  )
}
