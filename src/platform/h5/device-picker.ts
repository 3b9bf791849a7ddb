import type { Device, DeviceKind, DevicePicker } from '../types'
import type { BrowserMedia } from './local-media'
import type { BrowserPlayback } from './playback'

const kinds: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker'
}

/** Several microphones, cameras and speakers of a computer. */
export class BrowserDevices implements DevicePicker {
  constructor(
    private readonly media: BrowserMedia,
    private readonly playback: BrowserPlayback
  ) {}

  async list(): Promise<readonly Device[]> {
    const all = await mediaDevices()
      ?.enumerateDevices()
      .catch(() => [])
    // Before a permission is given they have neither name nor id.
    return (all ?? [])
      .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'communications')
      .map(({ deviceId, kind, label }) => ({ id: deviceId, kind: kinds[kind], name: label }))
      .filter(({ kind }) => kind !== 'speaker' || this.playback.canChoose)
  }

  chosen(kind: DeviceKind): string | undefined {
    return kind === 'speaker' ? this.playback.sink : this.media.deviceOf(kind)
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    if (kind === 'speaker') await this.playback.choose(id)
    else await this.media.choose(kind, id)
  }

  onChange(listener: () => void): () => void {
    const devices = mediaDevices()
    devices?.addEventListener('devicechange', listener)
    return () => devices?.removeEventListener('devicechange', listener)
  }
}

/** A page that is not secure has none. */
const mediaDevices = (): MediaDevices | undefined => (navigator as Partial<Navigator>).mediaDevices
