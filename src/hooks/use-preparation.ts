import { useDidShow } from '@tarojs/taro'
import { useApp } from './app'

/** Makes the way in short: what it needs is fetched and made while somebody stands in the lobby. */
export function usePreparation(): void {
  const { platform, session, fetchRoom } = useApp()
  useDidShow(() => {
    platform.whenIdle(() => {
      session.getState().prepare()
      fetchRoom()
      platform.whenIdle(() => {
        platform.warmUp()
        platform.keepOffline?.()
      })
    })
  })
}
