import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Region } from './primitives/region'

export interface BannerProps {
  readonly className?: string
  /** Pixels from the top of the page. */
  readonly top: number
  readonly lead: ReactNode
  readonly title: string
  readonly detail: string
  readonly calm?: boolean
  readonly children?: ReactNode
}

/** Says that something is going on. */
export function Banner({ className, top, lead, title, detail, calm = false, children }: BannerProps) {
  return (
    <Region
      className={classNames('banner', calm && 'is-calm', className)}
      role='status'
      live
      style={{ top: `${top}px` }}
    >
      <View className='lead'>{lead}</View>
      <View className='grow'>
        <Text className='t14 strong'>{title}</Text>
        <View className='t12 sub num'>{detail}</View>
      </View>
      {children}
    </Region>
  )
}
