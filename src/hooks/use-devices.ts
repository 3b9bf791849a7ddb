import { useEffect, useState } from 'react'
import type { Device, DeviceKind } from '../platform/types'
import { useApp } from './app'

/** Microphones, cameras and speakers to choose from, as they come and go. */
export function useDevices() {
  const picker = useApp().platform.devices
  const [devices, setDevices] = useState<readonly Device[]>([])
  useEffect(() => {
    const look = (): void => void picker?.list().then(setDevices)
    look()
    return picker?.onChange(look)
  }, [picker])
  const choose = async ({ kind, id }: Device): Promise<void> => {
    await picker?.choose(kind, id).catch(() => undefined)
    if (picker !== undefined) setDevices(await picker.list())
  }
  return {
    devices,
    chosen: (kind: DeviceKind) => picker?.chosen(kind),
    choose: (device: Device) => void choose(device)
  }
}
