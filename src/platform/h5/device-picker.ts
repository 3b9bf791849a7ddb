import { listDevices, onDevicesChanged } from '../../services/emedia'
import type { Device, DeviceKind, DevicePicker } from '../types'
import type { BrowserMedia } from './local-media'
import type { BrowserPlayback } from './playback'

/** Several microphones, cameras and speakers of a computer. */
export class BrowserDevices implements DevicePicker {
  constructor(
    private readonly media: BrowserMedia,
    private readonly playback: BrowserPlayback
  ) {}

  async list(): Promise<readonly Device[]> {
    const all = await listDevices()
    return all.filter(({ kind }) => kind !== 'speaker' || this.playback.canChoose)
  }

  chosen(kind: DeviceKind): string | undefined {
    return kind === 'speaker' ? this.playback.sink : this.media.deviceOf(kind)
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    if (kind === 'speaker') await this.playback.choose(id)
    else await this.media.choose(kind, id)
  }

  onChange(listener: () => void): () => void {
    return onDevicesChanged(listener)
  }
}
