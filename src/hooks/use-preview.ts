import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApp } from './app'
import { startDevices } from './start-devices'
import { useLocalMedia } from './use-local-media'

/** The lobby's preview: on while the lobby is in front, as the settings say. */
export function usePreview() {
  const { platform, settings, session } = useApp()
  const local = useLocalMedia()
  const { media, setCamera, setMicrophone, state } = local
  const [visible, setVisible] = useState(true)

  const start = (): void => void startDevices(media, settings.getState(), { setMicrophone, setCamera })

  useDidShow(() => {
    setVisible(true)
    if (session.getState().room === undefined) start()
  })
  useDidHide(() => setVisible(false))

  const retry = async (): Promise<void> => {
    await media.openSettings()
    start()
  }

  return {
    ...local,
    visible,
    canOpenSettings: platform.traits.openSettings,
    watchOnly: state.cameraProblem !== undefined && state.microphoneProblem !== undefined,
    retry,
    consent: () => {
      media.consent()
      start()
    },
    /** The switches are remembered: who turned the camera off here wants it off the next time. */
    toggleMicrophone: () => {
      settings.getState().change({ microphone: !state.microphone })
      void setMicrophone(!state.microphone)
    },
    toggleCamera: () => {
      settings.getState().change({ camera: !state.camera })
      void setCamera(!state.camera)
    }
  }
}
