import { createStore } from 'zustand/vanilla'
import { Role } from '../../protocol/numbers'
import type { LocalMedia, ScreenShare } from '../platform/types'
import type { Client, Conference } from '../services/emedia'
import { EmediaError } from '../services/emedia/core/error'
import { noticeOf } from './notices'
import { followDevices, switchDevice } from './own-devices'
import { followConference, rosterOf } from './room-events'
import { recordingActions } from './recording'
import type { RoomPort } from './room-port'
import type { Pending, RoomActions, RoomData, RoomState } from './room-state'
import { socialActions, socialOf } from './social'

/** What a room is made of. */
export interface RoomParts {
  readonly client: Pick<Client, 'createInvite'>
  readonly media: LocalMedia
  readonly screenShare?: ScreenShare | undefined
  readonly now: () => number
  readonly password: string
}

/** The store of one meeting, from entering to the exit page. It is updated by the SDK's callbacks and knows no view. */
export function createRoomStore(conference: Conference, parts: RoomParts) {
  const { media, screenShare } = parts
  const store = createStore<RoomState>()((set, get) => ({
    ...initial(conference, parts),
    ...actions(conference, parts, { get, set: (change) => set(change), now: parts.now }),
    close: () => {
      stop()
      screenShare?.stop()
      media.unpublish()
    }
  }))
  const port: RoomPort = { get: store.getState, set: (change) => store.setState(change), now: parts.now }
  const offs = [
    followConference(conference, media, port),
    followDevices(conference, media, port),
    screenShare?.onChange((sharing) => store.setState({ sharing })) ?? (() => undefined)
  ]
  const stop = (): void => offs.splice(0).forEach((off) => off())
  return store
}

export type RoomStore = ReturnType<typeof createRoomStore>

function initial(conference: Conference, { media, screenShare, now, password }: RoomParts): RoomData {
  return {
    conference,
    roomName: conference.roomName,
    password,
    enteredAt: now(),
    status: conference.status,
    attempt: 0,
    ...rosterOf(conference),
    ...socialOf(conference),
    recordedSince: conference.recording.since,
    recordings: undefined,
    mutedByAdmin: false,
    local: media.state,
    pending: new Set(),
    sharing: screenShare?.on,
    audioOnly: false,
    invite: undefined,
    pinned: undefined,
    page: 0,
    notice: undefined,
    exit: undefined
  }
}

function actions(
  conference: Conference,
  { client, media, screenShare }: RoomParts,
  port: RoomPort
): Omit<RoomActions, 'close'> {
  const { get, set } = port
  const during = (what: Pending, act: () => Promise<void>): Promise<void> => whilePending(port, what, act)
  const toggle = (what: 'microphone' | 'camera' | 'share', act: () => Promise<void>): Promise<void> => {
    if (mayPublish(get().self.role)) return during(what, act)
    set({ notice: noticeOf({ kind: 'audienceCannot' }) })
    return Promise.resolve()
  }
  const devices = {
    toggleMicrophone: () => toggle('microphone', () => switchDevice('microphone', media, port)),
    toggleCamera: () => toggle('camera', () => switchDevice('camera', media, port)),
    toggleShare: () => toggle('share', () => toggleScreen(screenShare, conference))
  }
  return {
    ...devices,
    ...socialActions(conference, port, during, devices),
    flip: () => during('flip', () => media.flip()),
    setAudioOnly: async (on) => {
      set({ audioOnly: on })
      if (on && get().local.camera) await devices.toggleCamera()
    },
    grant: (id, role) => during(`member:${id}`, () => conference.grant([id], role)),
    remove: (id, mayReturn) => during(`member:${id}`, () => conference.kick([id], { ban: !mayReturn })),
    setMuteAll: (on) => during('muteAll', () => conference.setState({ muteAll: on })),
    setRecording: (on) => during('record', () => conference.recording.set(on)),
    ...recordingActions(conference, port, during),
    setLocked: (on) => during('lock', () => conference.setState({ locked: on })),
    loadInvite: () =>
      get().invite === undefined
        ? during('invite', async () => set({ invite: await client.createInvite(get().roomName) }))
        : Promise.resolve(),
    ...viewActions(port),
    leave: () => during('leave', () => conference.leave()),
    end: () => during('end', () => conference.destroy())
  }
}

type ViewActions = Pick<RoomActions, 'pin' | 'turnTo' | 'tell' | 'dismiss'>

/** What concerns nobody but oneself. */
const viewActions = ({ get, set }: RoomPort): ViewActions => ({
  pin: (tileId) => set({ pinned: get().pinned === tileId ? undefined : tileId }),
  turnTo: (page) => set({ page }),
  tell: (notice) => set({ notice }),
  dismiss: (id) => {
    if (get().notice?.id === id) set({ notice: undefined })
  }
})

async function toggleScreen(screenShare: ScreenShare | undefined, conference: Conference): Promise<void> {
  if (screenShare?.on === true) screenShare.stop()
  else await screenShare?.start(conference)
}

/** Runs one action: a second press while it runs does nothing; a refusal is told. */
async function whilePending({ get, set }: RoomPort, what: Pending, act: () => Promise<void>): Promise<void> {
  if (get().pending.has(what)) return
  set({ pending: new Set(get().pending).add(what) })
  try {
    await act()
  } catch (error) {
    const reason = error instanceof EmediaError ? error.reason : undefined
    set({ notice: noticeOf({ kind: 'refused', reason }) })
  } finally {
    const pending = new Set(get().pending)
    pending.delete(what)
    set({ pending })
  }
}

/** Whether somebody's role lets them publish. */
export const mayPublish = (role: Role): boolean => role !== Role.AUDIENCE
