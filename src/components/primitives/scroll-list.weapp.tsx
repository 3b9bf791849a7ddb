import { ScrollView } from '@tarojs/components'
import type { ScrollListProps } from './scroll-list'

/** A list that grows at its end and shows it. */
export function ScrollList({ className, newest, children }: ScrollListProps) {
  return (
    <ScrollView className={`scroll-list ${className}`} scrollY scrollIntoView={newest}>
      {children}
    </ScrollView>
  )
}
