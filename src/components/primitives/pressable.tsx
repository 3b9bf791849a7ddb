import type { ReactNode } from 'react'

export interface PressableProps {
  readonly className?: string
  /** What pressing does; for screen readers. Not needed where the words inside say it. */
  readonly label?: string
  readonly disabled?: boolean
  /** For what is on or off. */
  readonly pressed?: boolean
  readonly expanded?: boolean
  readonly role?: 'switch' | 'checkbox' | 'radio'
  /** With `role`. */
  readonly checked?: boolean
  /** What only a mini-program can do, and only through a button of its own. */
  readonly openType?: 'share' | 'openSetting' | 'agreePrivacyAuthorization'
  readonly onPress?: () => void
  /** After `openType` has been done. */
  readonly onDone?: () => void
  readonly children?: ReactNode
}

/** Whatever can be pressed: on the web a button, so that keyboard and screen reader work by themselves. */
export function Pressable(props: PressableProps) {
  const { className = '', label, disabled = false, pressed, expanded, role, checked, onPress, children } = props
  return (
    <button
      type='button'
      className={`pressable ${className}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      role={role}
      aria-checked={role === undefined ? undefined : (checked ?? false)}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
