import { useApp } from './app'
import { openLobby } from './navigation'
import { startDevices } from './start-devices'

/** Goes back into a room, with camera and microphone as the settings say; where that fails, the lobby says why. */
export function useReturn(): (roomName: string, password: string) => Promise<void> {
  const { platform, settings, session } = useApp()
  return async (roomName, password) => {
    void startDevices(platform.media, settings.getState())
    if (roomName === '' || !(await session.getState().join(roomName, password))) openLobby(roomName)
  }
}
