import type { LocalMedia } from '../platform/types'
import { type Preferences, qualities } from '../store/preferences'

/** Sets camera and microphone up as the settings say, and switches on what they want on. */
export async function startDevices(media: LocalMedia, preferences: Preferences): Promise<void> {
  const { microphone, camera, frontCamera, quality, beauty } = preferences
  media.setFacing(frontCamera ? 'front' : 'back')
  media.setQuality(qualities[quality])
  media.setBeauty(beauty)
  await Promise.all([microphone && media.setMicrophone(true), camera && media.setCamera(true)])
}
