import { PageContainer } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { BackGuardProps } from '../types'
import { afterDrawing } from './after-drawing'

/**
 * Takes WeChat's own way back, by key or by gesture: it closes the page container that is open, if there is one, instead
 * of the page. This one is empty, and opens again.
 */
export function BackGuard({ onBack }: BackGuardProps) {
  const [stands, setStands] = useState(true)
  useEffect(() => {
    if (stands) return undefined
    let isGone = false
    // WeChat opens it only when it has seen it closed.
    afterDrawing(() => {
      if (!isGone) setStands(true)
    })
    return () => {
      isGone = true
    }
  }, [stands])
  return (
    <PageContainer
      show={stands}
      overlay={false}
      duration={0}
      customStyle='height: 0; background: transparent'
      onAfterLeave={() => {
        setStands(false)
        onBack()
      }}
    />
  )
}
