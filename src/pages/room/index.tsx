import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'

/** The meeting. */
export default function Room() {
  const { params } = useRouter()
  return (
    <View>
      <Text>{decodeURIComponent(params.room ?? '')}</Text>
    </View>
  )
}
