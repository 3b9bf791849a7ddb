import { Icon, type IconName, type Tone } from './icon'
import { Pressable } from './primitives/pressable'

export interface IconButtonProps {
  readonly icon: IconName
  /** What it does. */
  readonly label: string
  readonly tone?: Tone
  readonly size?: 20 | 24
  readonly className?: string
  readonly onPress: () => void
}

/** A button that is only a drawing, 44 pixels in each direction. */
export function IconButton({ icon, label, tone = 'text', size = 24, className = '', onPress }: IconButtonProps) {
  return (
    <Pressable className={`iconbtn ${className}`} label={label} onPress={onPress}>
      <Icon name={icon} tone={tone} size={size} />
    </Pressable>
  )
}
