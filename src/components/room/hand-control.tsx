import { Control } from '../control'
import { useRoomWords } from '../room-words'

export interface HandControlProps {
  readonly up: boolean
  readonly pending: boolean
  readonly onPress: () => void
}

/** One's own hand. */
export function HandControl({ up, pending, onPress }: HandControlProps) {
  const { controls } = useRoomWords()
  return (
    <Control
      className='hand-button'
      icon='hand'
      text={up ? controls.handUp : controls.hand}
      label={up ? controls.lowerHand : controls.raiseHand}
      pressed={up}
      state={up ? 'on' : undefined}
      pending={pending}
      onPress={onPress}
    />
  )
}
