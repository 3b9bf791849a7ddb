import { DevicesSheet } from '../components/devices-sheet'
import { useDevices } from '../hooks/use-devices'
import { useScreen } from '../hooks/use-screen'

/** The devices of this computer, in the lobby and in a meeting. */
export function Devices({ onClose }: { readonly onClose: () => void }) {
  const { devices, chosen, choose } = useDevices()
  const { wide } = useScreen()
  return <DevicesSheet devices={devices} chosen={chosen} wide={wide} onChoose={choose} onClose={onClose} />
}
