import type { Conference } from '../services/emedia'
import type { NewNotice } from './notices'
import type { RoomPort } from './room-port'
import type { Pending, RoomActions } from './room-state'

/** Everybody sees that they are recorded; admins hear why a recording broke off. Returns the function that stops. */
export function followRecording(conference: Conference, port: RoomPort, tell: (notice: NewNotice) => void): () => void {
  return conference.on('recordingChanged', ({ since, fault }) => {
    port.set({ recordedSince: since })
    if (fault !== undefined) tell({ kind: 'recordingFailed' })
    else tell({ kind: since > 0 ? 'recordingOn' : 'recordingOff' })
  })
}

type RecordingActions = Pick<RoomActions, 'loadRecordings' | 'removeRecording' | 'makeFilm'>
type During = (what: Pending, act: () => Promise<void>) => Promise<void>

/** What admins do with recordings. The list is read anew after each change. */
export function recordingActions(
  { recording }: Pick<Conference, 'recording'>,
  { set }: RoomPort,
  during: During
): RecordingActions {
  const load = async (): Promise<void> => set({ recordings: await recording.list() })
  const changing = (id: string, change: () => Promise<void>): Promise<void> =>
    during(`recording:${id}`, async () => {
      await change()
      await load()
    })
  return {
    loadRecordings: () => during('recordings', load),
    removeRecording: (id) => changing(id, () => recording.remove(id)),
    makeFilm: (id) => changing(id, () => recording.makeFilm(id))
  }
}
