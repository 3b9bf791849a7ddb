import { useContext } from 'react'
import { ThemeContext } from '../theme'
import { type Tone, colors } from './colors'
import { Drawing } from './drawing'
import type { IconName } from './shapes'

export type { IconName, Tone }

export interface IconProps {
  readonly name: IconName
  readonly tone?: Tone
  /** Pixels. */
  readonly size?: 14 | 16 | 20 | 24 | 40
  readonly className?: string
}

/** One drawing of the set. It says nothing to a screen reader: the control around it has the name. */
export function Icon({ name, tone = 'text', size = 24, className = '' }: IconProps) {
  const color = colors[useContext(ThemeContext)][tone]
  return <Drawing name={name} color={color} className={`ic s${size} ic-${name} ${className}`} />
}
