import { Text, View } from '@tarojs/components'

/** What is remembered for the next meeting. */
export default function Settings() {
  return (
    <View>
      <Text>设置 Settings</Text>
    </View>
  )
}
