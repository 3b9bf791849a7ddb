import type { DeviceProblem, Facing, Quality } from '../types'

export type Kind = 'audio' | 'video'

export type Opened =
  | { readonly track: MediaStreamTrack; readonly problem?: undefined }
  | { readonly track?: undefined; readonly problem: DeviceProblem }

/**
 * Opens a microphone or a camera: the one that was chosen, or any when that one is gone. Never rejects: what is wrong is
 * named.
 */
export async function openDevice(kind: Kind, facing: Facing, quality: Quality, id?: string): Promise<Opened> {
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (devices === undefined) return { problem: 'insecure' }
  try {
    const stream = await devices.getUserMedia(wanted(kind, facing, quality, id))
    const [track] = stream.getTracks()
    return track === undefined ? { problem: 'missing' } : { track }
  } catch (error) {
    const problem = problemOf(error)
    return problem === 'missing' && id !== undefined ? openDevice(kind, facing, quality) : { problem }
  }
}

/**
 * A device that was chosen goes before the side that it looks at. It is asked for exactly: an ideal one may lose against
 * another whose sizes fit better (seen in Chromium).
 */
function wanted(kind: Kind, facing: Facing, quality: Quality, id: string | undefined): MediaStreamConstraints {
  const chosen = id === undefined ? {} : { deviceId: { exact: id } }
  if (kind === 'audio') return { audio: { ...voice, ...chosen } }
  const { facingMode, ...size } = picture(facing, quality)
  return { video: id === undefined ? { facingMode, ...size } : { ...size, ...chosen } }
}

const voice: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

const picture = (facing: Facing, { width, height }: Quality): MediaTrackConstraints => ({
  facingMode: facing === 'front' ? 'user' : 'environment',
  width: { ideal: width },
  height: { ideal: height },
  frameRate: { ideal: 24, max: 30 }
})

const problems: Readonly<Record<string, DeviceProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'insecure',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy'
}

/** The cause, by the names of the Media Capture specification. */
export function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return problems[name] ?? 'failed'
}

/** A computer may have several cameras too, but no side that they look at: only touch devices flip. */
export async function hasTwoSides(): Promise<boolean> {
  if (navigator.maxTouchPoints === 0) return false
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  return devices.filter(({ kind }) => kind === 'videoinput').length > 1
}
