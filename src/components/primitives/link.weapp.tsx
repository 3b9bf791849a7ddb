import { Text } from '@tarojs/components'
import type { LinkProps } from './link'

/** An address that somebody wrote. A mini-program opens no foreign pages: it copies. */
export function Link({ href, text, onCopy }: LinkProps) {
  return (
    <Text className='link' onClick={() => onCopy(href)}>
      {text}
    </Text>
  )
}
