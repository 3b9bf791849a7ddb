import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../button'
import { Dialog } from '../dialog'
import { Sheet } from '../sheet'
import { useRoomWords } from '../room-words'

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

/** Leaving, and ending for everyone, are two buttons, never one; ending asks once more. */
export function LeaveSheet(props: LeaveSheetProps) {
  const { people, ending, wide, onEnd, onClose } = props
  const { leave } = useRoomWords()
  const [asks, setAsks] = useState(false)
  if (!asks) {
    return (
      <Sheet className='leave-sheet' title={leave.title} popover wide={wide} onClose={onClose}>
        <Choices {...props} onAsk={() => setAsks(true)} />
      </Sheet>
    )
  }
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

function Choices({ canEnd, leaving, onLeave, onAsk, onClose }: LeaveSheetProps & { readonly onAsk: () => void }) {
  const { leave, common } = useRoomWords()
  return (
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
          onPress={onAsk}
        />
      )}
      <Button className='after cancel-button' size='block' text={common.cancel} onPress={onClose} />
    </View>
  )
}
