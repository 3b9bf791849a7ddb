import { Text, View } from '@tarojs/components'
import { Sheet } from '../sheet'
import { useRoomWords } from '../room-words'

export interface KeysSheetProps {
  readonly wide: boolean
  readonly onClose: () => void
}

const keys = ['M', 'V', 'H', 'C', 'P', 'S', '?', 'Esc'] as const

/** What the keyboard does in a meeting. */
export function KeysSheet({ wide, onClose }: KeysSheetProps) {
  const words = useRoomWords().keys
  const meanings: Record<(typeof keys)[number], string> = {
    M: words.microphone,
    V: words.camera,
    H: words.hand,
    C: words.chat,
    P: words.people,
    S: words.share,
    '?': words.help,
    Esc: words.close
  }
  return (
    <Sheet className='keys-sheet' title={words.title} wide={wide} onClose={onClose}>
      <View className='inside'>
        {keys.map((key) => (
          <View key={key} className='key-row'>
            <Text className='key'>{key}</Text>
            <Text className='t14'>{meanings[key]}</Text>
          </View>
        ))}
      </View>
    </Sheet>
  )
}
