import { View } from '@tarojs/components'
import type { RegionProps } from './region'

/** A box that means something to a screen reader. */
export function Region({ className, role, label, style, children }: RegionProps) {
  const words = {
    ...(label === undefined ? {} : { ariaLabel: label }),
    ...(role === undefined ? {} : { ariaRole: role })
  }
  return (
    <View className={className} style={style} {...words}>
      {children}
    </View>
  )
}
