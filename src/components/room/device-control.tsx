import { classNames } from '../class-names'
import { Control } from '../control'
import { useRoomWords } from '../room-words'

export interface DeviceControlProps {
  readonly kind: 'microphone' | 'camera'
  readonly on: boolean
  readonly pending: boolean
  /** The audience does not talk. */
  readonly audience: boolean
  /** The system refused it. */
  readonly blocked: boolean
  readonly mutedByAdmin?: boolean
  readonly onPress: () => void
}

/** Microphone or camera: what it is while it is on, and why it is off. */
export function DeviceControl(props: DeviceControlProps) {
  const { kind, on, pending, audience, blocked, mutedByAdmin = false, onPress } = props
  const { controls } = useRoomWords()
  const isMicrophone = kind === 'microphone'
  const labels = isMicrophone ? [controls.mute, controls.unmute] : [controls.stopCamera, controls.startCamera]
  const icon = isMicrophone ? (on ? 'mic' : 'mic-off') : on ? 'camera' : 'camera-off'
  return (
    <Control
      className={classNames(isMicrophone ? 'microphone-button' : 'camera-button', !on && 'is-switched-off')}
      icon={icon}
      text={textOf(props, controls)}
      label={(on ? labels[0] : labels[1]) ?? ''}
      pressed={on}
      state={audience ? 'is-dis' : on ? undefined : 'off'}
      pending={pending}
      corner={blocked && !on ? 'warning' : mutedByAdmin && !on ? 'crown' : undefined}
      onPress={onPress}
    />
  )
}

function textOf(props: DeviceControlProps, controls: ReturnType<typeof useRoomWords>['controls']): string {
  const { kind, on, pending, audience, blocked, mutedByAdmin = false } = props
  if (audience) return controls.audience
  if (pending && !on) return controls.opening
  if (on) return kind === 'microphone' ? controls.microphone : controls.camera
  if (blocked) return controls.noPermission
  if (mutedByAdmin) return controls.mutedByAdmin
  return kind === 'microphone' ? controls.muted : controls.cameraOff
}
