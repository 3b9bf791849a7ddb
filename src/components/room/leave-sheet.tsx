import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../button'
import { Dialog } from '../dialog'
import { Sheet } from '../sheet'
import { useWords } from '../words'

export interface LeaveSheetProps {
  readonly canEnd: boolean
  readonly people: number
  readonly leaving: boolean
  readonly ending: boolean
  readonly wide: boolean
  readonly onLeave: () => void
  readonly onEnd: () => void
  readonly onClose: () => void
}

/** Leaving, and ending for everyone, are two buttons, never one. */
export function LeaveSheet(props: LeaveSheetProps) {
  const { canEnd, people, leaving, ending, wide, onLeave, onEnd, onClose } = props
  const { leave, common } = useWords()
  const [asks, setAsks] = useState(false)
  if (asks) {
    return (
      <Dialog
        title={leave.endTitle}
        detail={leave.endDetail(people)}
        confirm={leave.endConfirm}
        busy={ending}
        onConfirm={onEnd}
        onCancel={onClose}
      />
    )
  }
  return (
    <Sheet className='leave-sheet' title={leave.title} popover wide={wide} onClose={onClose}>
      <View className='foot'>
        <View className='t14 sub'>{leave.detail}</View>
        <Button
          className='apart leave-confirm-button'
          kind='danger'
          size='block'
          icon='leave'
          text={leave.leave}
          busy={leaving}
          onPress={onLeave}
        />
        {canEnd && (
          <Button
            className='after end-button'
            kind='danger-soft'
            size='block'
            icon='end-for-all'
            text={leave.end}
            onPress={() => setAsks(true)}
          />
        )}
        <Button className='after cancel-button' size='block' text={common.cancel} onPress={onClose} />
      </View>
    </Sheet>
  )
}
