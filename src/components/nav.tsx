import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { IconButton } from './icon-button'
import { useWords } from './words'

export interface NavProps {
  /** Absent: the brand. */
  readonly title?: string
  readonly onBack?: () => void
  readonly wide: boolean
  /** Pixels that the system covers above, the height of the row, and what the capsule covers at the right. */
  readonly top: number
  readonly height: number
  readonly right: number
  readonly children?: ReactNode
}

/** The title row of lobby, settings and exit page; the app draws it, because WeChat's cannot be lit. */
export function Nav({ title, onBack, wide, top, height, right, children }: NavProps) {
  const words = useWords()
  const style = wide
    ? {}
    : {
        boxSizing: 'content-box' as const,
        paddingTop: `${top}px`,
        height: `${height}px`,
        paddingRight: `${right + 16}px`
      }
  return (
    <View className={`nav${onBack === undefined ? '' : ' is-inner'}`} style={style}>
      {onBack !== undefined && (
        <IconButton className='back-button' icon='back' label={words.common.back} onPress={onBack} />
      )}
      {title === undefined ? (
        <View className='brand grow'>
          <View className='logo'>
            <Icon name='camera' size={20} tone='white' />
          </View>
          <Text>{words.app.name}</Text>
        </View>
      ) : (
        <Text className='t16 strong grow ell'>{title}</Text>
      )}
      {children}
    </View>
  )
}
