import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'
import { Pressable } from './primitives/pressable'

/** Rows on a card under a heading. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <View>
      <View className='secttl'>{title}</View>
      <View className='card'>{children}</View>
    </View>
  )
}

export interface RowProps {
  readonly title: string
  readonly second?: string
  readonly icon?: IconName
  /** The first row has no line above it. */
  readonly first?: boolean
  readonly className?: string
  readonly tail?: ReactNode
  /** Makes it a button, with an arrow at the end. */
  readonly onPress?: () => void
}

/** One row. */
export function Row({ title, second, icon, first = false, className, tail, onPress }: RowProps) {
  const names = classNames('li', second !== undefined && 'two', !first && 'is-divided', className)
  const inside = (
    <>
      {icon !== undefined && <Icon className='lead' name={icon} tone='soft' />}
      <View className='grow'>
        <Text className='ttl ell'>{title}</Text>
        {second !== undefined && <Text className='second ell'>{second}</Text>}
      </View>
      {tail !== undefined && <View className='tail'>{tail}</View>}
      {onPress !== undefined && <Icon name='chevron' size={20} tone='soft' />}
    </>
  )
  if (onPress === undefined) return <View className={names}>{inside}</View>
  return (
    <Pressable className={names} onPress={onPress}>
      {inside}
    </Pressable>
  )
}
