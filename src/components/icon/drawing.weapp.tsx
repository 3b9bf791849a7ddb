import { View } from '@tarojs/components'
import type { DrawingProps } from './drawing-props'
import { type IconName, shapes } from './shapes'

/** Mini-programs have no SVG elements: the drawing is the background, coloured in its address. */
export function Drawing({ name, color, className }: DrawingProps) {
  return <View className={className} style={{ backgroundImage: addressOf(name, color) }} />
}

const addresses = new Map<string, string>()

function addressOf(name: IconName, color: string): string {
  const key = `${name} ${color}`
  const known = addresses.get(key)
  if (known !== undefined) return known
  const stroke = `fill="none" stroke="${color}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"`
  const drawing = shapes[name].replace(/COLOR/g, color)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${stroke}>${drawing}</svg>`
  const address = `url("data:image/svg+xml,${escaped(svg)}")`
  addresses.set(key, address)
  return address
}

/** No more is escaped than must be: it goes from the logic to the view each time that a drawing appears. */
const escaped = (svg: string): string => svg.replaceAll('"', "'").replace(/[%#<>]/g, encodeURIComponent)
