import { expectObject, expectOptionalText, mistake } from '../core/check'
import { EmediaError } from '../core/error'
import type { Publication } from '../core/types'
import type { DeviceChoice, MediaDevice } from './device-types'

/** Microphones, cameras and speakers of a browser. */

const kinds: Readonly<Record<MediaDeviceKind, MediaDevice['kind']>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker'
}

/** What there is. Empty where the page is not secure, and until the person has allowed any: browsers tell no names before. */
export async function listDevices(): Promise<readonly MediaDevice[]> {
  const all = await mediaDevices()
    ?.enumerateDevices()
    .catch(() => [])
  // On Windows the device for calls is listed once more under this name.
  return (all ?? [])
    .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'communications')
    .map(({ deviceId, kind, label }) => ({ id: deviceId, kind: kinds[kind], name: label }))
}

/** Calls back whenever one is plugged in or out. Returns the function that unsubscribes. */
export function onDevicesChanged(listener: () => void): () => void {
  if (typeof listener !== 'function') throw mistake('listener', 'a function', listener)
  const devices = mediaDevices()
  devices?.addEventListener('devicechange', listener)
  return () => devices?.removeEventListener('devicechange', listener)
}

/**
 * Has a publication send another microphone or camera, and stops the one that it sent. Resolves with the new track. Rejects
 * with `no-device`, whose `cause` is the browser's error, when it cannot be opened; the publication then goes on as it was.
 */
export async function switchDevice(
  publication: Publication,
  kind: 'microphone' | 'camera',
  choice: DeviceChoice = {}
): Promise<MediaStreamTrack> {
  if (!['microphone', 'camera'].includes(kind)) throw mistake('kind', 'microphone or camera', kind)
  const { id, facing } = expectObject(choice, 'choice') as DeviceChoice
  expectOptionalText(id, 'choice.id')
  const former = publication.tracks.find((track) => track.kind === (kind === 'camera' ? 'video' : 'audio'))
  const track = await open(kind, id, facing)
  try {
    await publication.replaceTrack(track)
  } catch (error) {
    track.stop()
    throw error
  }
  former?.stop()
  return track
}

async function open(
  kind: 'microphone' | 'camera',
  id: DeviceChoice['id'],
  facing: DeviceChoice['facing']
): Promise<MediaStreamTrack> {
  const wanted: MediaTrackConstraints = {
    ...(id === undefined ? {} : { deviceId: { exact: id } }),
    ...(facing === undefined ? {} : { facingMode: facing === 'front' ? 'user' : 'environment' })
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia(kind === 'camera' ? { video: wanted } : { audio: wanted })
    const [track] = stream.getTracks()
    if (track !== undefined) return track
    throw new Error(`a stream without ${kind}`)
  } catch (error) {
    throw EmediaError.of('no-device', error)
  }
}

/** A page that is not secure has none. */
const mediaDevices = (): MediaDevices | undefined => (navigator as Partial<Navigator>).mediaDevices
