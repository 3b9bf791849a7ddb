import { Moderation } from '../../protocol/social'
import type { LocalMedia } from '../platform/types'
import type { Conference, Member } from '../services/emedia'
import { displayName } from './names'
import type { NewNotice } from './notices'
import type { RoomPort } from './room-port'

type Tell = (notice: NewNotice) => void

/** Does what an admin orders, and keeps what one asks for a yes or no. Returns the function that stops. */
export function followModeration(conference: Conference, media: LocalMedia, port: RoomPort, tell: Tell): () => void {
  return conference.on('moderated', (action, by) => {
    const name = nameOf(by)
    switch (action) {
      case Moderation.MUTE:
        if (obeyMute(media, port)) tell({ kind: 'mutedBy', name })
        break
      case Moderation.STOP_CAMERA:
        if (!media.state.camera) break
        void media.setCamera(false).catch(() => undefined)
        tell({ kind: 'cameraStoppedBy', name })
        break
      case Moderation.ASK_TO_UNMUTE:
        if (!media.state.microphone) port.set({ question: { action, name } })
        break
      case Moderation.ASK_FOR_CAMERA:
        if (!media.state.camera) port.set({ question: { action, name } })
        break
      case Moderation.STOP_SCREEN:
        tell({ kind: 'screenStoppedBy', name })
        break
      case Moderation.LOWER_HAND:
        tell({ kind: 'handLoweredBy', name })
        break
      case Moderation.HAND_OVER:
    }
  })
}

const nameOf = (member: Member | undefined): string => (member === undefined ? '' : displayName(member))

/** Whether there was anything to mute. One may switch on again at any time. */
export function obeyMute(media: LocalMedia, { set }: Pick<RoomPort, 'set'>): boolean {
  if (!media.state.microphone) return false
  set({ mutedByAdmin: true })
  void media.setMicrophone(false).catch(() => undefined)
  return true
}
