import { View } from '@tarojs/components'
import { useContext } from 'react'
import { ThemeContext } from '../theme'
import { type Tone, colors } from './colors'
import { type IconName, shapes } from './shapes'

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
  return <View className={`ic s${size} ic-${name} ${className}`} style={{ backgroundImage: addressOf(name, color) }} />
}

const addresses = new Map<string, string>()

/** Mini-programs have no SVG elements: the drawing is the background, coloured in its address. */
function addressOf(name: IconName, color: string): string {
  const key = `${name} ${color}`
  const known = addresses.get(key)
  if (known !== undefined) return known
  const stroke = `fill="none" stroke="${color}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"`
  const drawing = shapes[name].replace(/COLOR/g, color)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${stroke}>${drawing}</svg>`
  const address = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
  addresses.set(key, address)
  return address
}
