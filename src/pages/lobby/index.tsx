import { Button, Input, View } from '@tarojs/components'
import { navigateTo, useRouter } from '@tarojs/taro'
import { useState } from 'react'

/** The front door: which room? */
export default function Lobby() {
  const { params } = useRouter()
  const [room, setRoom] = useState(params.room ?? '')
  const enter = () => void navigateTo({ url: `/pages/room/index?room=${encodeURIComponent(room)}` })
  return (
    <View>
      <Input ariaLabel='会议名 Room name' value={room} onInput={(event) => setRoom(event.detail.value)} />
      <Button disabled={room === ''} onClick={enter}>
        加入 Join
      </Button>
      <Button onClick={() => void navigateTo({ url: '/pages/settings/index' })}>设置 Settings</Button>
    </View>
  )
}
