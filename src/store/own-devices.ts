import type { LocalMedia, LocalMediaState } from '../platform/types'
import type { Conference } from '../services/emedia'
import { type NewNotice, noticeOf } from './notices'
import type { RoomPort } from './room-port'

/** Follows one's own camera and microphone. Returns the function that stops. */
export function followDevices({ social }: Conference, media: LocalMedia, { get, set }: RoomPort): () => void {
  return media.onChange((local) => {
    const before = get().local
    const news = newsOf(before, local)
    set({ local, ...(news === undefined ? {} : { notice: noticeOf(news) }) })
    if (local.microphone) set({ mutedByAdmin: false })
    if (local.interrupted !== before.interrupted) void social.tellCall(local.interrupted).catch(() => undefined)
  })
}

/** Switches one of them for the person. That it cannot be had is said each time, not only when it becomes so. */
export async function switchDevice(
  device: 'camera' | 'microphone',
  media: LocalMedia,
  { get, set }: RoomPort
): Promise<void> {
  const { local, notice } = get()
  const on = !local[device]
  await (device === 'camera' ? media.setCamera(on) : media.setMicrophone(on))
  const now = get()
  const problem = device === 'camera' ? now.local.cameraProblem : now.local.microphoneProblem
  if (on && !now.local[device] && problem !== undefined && now.notice === notice)
    set({ notice: noticeOf({ kind: 'device', device, problem }) })
}

/** What a person has to be told: what has happened to a device, with its own sentence and what to do. */
function newsOf(before: LocalMediaState, now: LocalMediaState): NewNotice | undefined {
  if (now.interrupted && !before.interrupted) return { kind: 'interrupted' }
  const { cameraProblem, microphoneProblem } = now
  if (cameraProblem !== undefined && cameraProblem !== before.cameraProblem)
    return { kind: 'device', device: 'camera', problem: cameraProblem }
  if (microphoneProblem !== undefined && microphoneProblem !== before.microphoneProblem)
    return { kind: 'device', device: 'microphone', problem: microphoneProblem }
  return undefined
}
