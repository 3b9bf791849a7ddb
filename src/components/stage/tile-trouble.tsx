import { Text, View } from '@tarojs/components'
import type { PlayerTrouble } from '../../platform/types'
import { Button } from '../button'
import { Region } from '../primitives/region'
import { useRoomWords } from '../room-words'

export interface TileTroubleProps {
  readonly trouble: PlayerTrouble
  /** In a strip there is room for the button only. */
  readonly small: boolean
  readonly onRestart: () => void
}

/** Why a tile is dark, and the one thing that helps. */
export function TileTrouble({ trouble, small, onRestart }: TileTroubleProps) {
  const { room } = useRoomWords()
  return (
    <Region className='tile-trouble' role='status' label={room.troubles[trouble]}>
      {!small && <Text className='t12'>{room.troubles[trouble]}</Text>}
      <View className='trouble-action'>
        <Button className='restart-button' kind='light' size='small' text={room.restartTile} onPress={onRestart} />
      </View>
    </Region>
  )
}
