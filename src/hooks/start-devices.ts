import type { LocalMedia } from '../platform/types'
import { type Preferences, qualities } from '../store/preferences'

type Switches = Pick<LocalMedia, 'setMicrophone' | 'setCamera'>

/**
 * Sets camera and microphone up as the settings say, and switches on what they want on.
 * @param switches what to switch them on with, where somebody watches how that goes
 */
export async function startDevices(
  media: LocalMedia,
  preferences: Preferences,
  switches: Switches = media
): Promise<void> {
  const { microphone, camera, frontCamera, quality, beauty } = preferences
  media.setFacing(frontCamera ? 'front' : 'back')
  media.setQuality(qualities[quality])
  media.setBeauty(beauty)
  await Promise.all([microphone && switches.setMicrophone(true), camera && switches.setCamera(true)])
}
