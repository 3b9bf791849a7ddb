import { DevicesSheet } from '../components/devices-sheet'
import { useDevices } from '../hooks/use-devices'
import { useScreen } from '../hooks/use-screen'

export interface DevicesProps {
  /** Over the page instead of beside it. */
  readonly popover?: boolean
  readonly onClose: () => void
}

/** The devices of this computer, in the lobby and in a meeting. */
export function Devices({ popover = false, onClose }: DevicesProps) {
  const { devices, chosen, choose } = useDevices()
  const { wide } = useScreen()
  return (
    <DevicesSheet devices={devices} chosen={chosen} popover={popover} wide={wide} onChoose={choose} onClose={onClose} />
  )
}
