import type { Conference } from '../services/emedia'
import type { NewNotice } from './notices'
import type { RoomPort } from './room-port'

/** Everybody sees that they are recorded; admins hear why a recording broke off. Returns the function that stops. */
export function followRecording(conference: Conference, port: RoomPort, tell: (notice: NewNotice) => void): () => void {
  return conference.on('recordingChanged', ({ since, fault }) => {
    port.set({ recordedSince: since })
    if (fault !== undefined) tell({ kind: 'recordingFailed' })
    else tell({ kind: since > 0 ? 'recordingOn' : 'recordingOff' })
  })
}
