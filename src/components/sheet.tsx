import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { IconButton } from './icon-button'
import { Pressable } from './primitives/pressable'
import { Region } from './primitives/region'
import { useWords } from './words'

export interface SheetProps {
  readonly className: string
  readonly title: string
  /** Takes its height at once, for lists. */
  readonly tall?: boolean
  /** On a wide screen a small box above the button instead of a panel. */
  readonly popover?: boolean
  /** On a wide screen the stage stays in reach. */
  readonly wide: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Stays below what scrolls. */
  readonly foot?: ReactNode
}

/** Comes from below on a phone and stands at the right on a wide screen. Always inside the page: another page pauses players. */
export function Sheet({ className, title, tall = false, popover = false, wide, onClose, children, foot }: SheetProps) {
  const words = useWords()
  const modal = !wide || popover
  return (
    <>
      {modal && <Pressable className='scrim' label={words.common.close} onPress={onClose} />}
      <Region
        className={classNames('sheet', tall && 'is-tall', popover && 'is-popover', className)}
        role='dialog'
        label={title}
        modal={modal}
        onEscape={onClose}
      >
        <View className='grab' />
        <View className='hd'>
          <Text className='ttl grow'>{title}</Text>
          <IconButton icon='close' label={words.common.close} className='close-button' onPress={onClose} />
        </View>
        <View className='bd'>{children}</View>
        {foot}
      </Region>
    </>
  )
}
