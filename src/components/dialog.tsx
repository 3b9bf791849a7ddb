import { Text, View } from '@tarojs/components'
import { Button } from './button'
import { Pressable } from './primitives/pressable'
import { Region } from './primitives/region'
import { useWords } from './words'

export interface DialogProps {
  readonly title: string
  readonly detail: string
  /** What is done on saying yes. */
  readonly confirm: string
  /** What saying no means, where "cancel" would not say it. */
  readonly decline?: string
  /** `danger` for what cannot be undone. */
  readonly kind?: 'danger' | 'primary'
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks once more before what cannot be undone, or for a yes or no to what somebody wants. */
export function Dialog(props: DialogProps) {
  const { title, detail, confirm, decline, kind = 'danger', busy = false, onConfirm, onCancel } = props
  const words = useWords()
  const no = decline ?? words.common.cancel
  return (
    <>
      <Pressable className='scrim is-dialog' label={no} onPress={onCancel} />
      <Region className='dialog' role='alertdialog' label={title} modal onEscape={onCancel}>
        <Text className='t20 strong'>{title}</Text>
        <View className='t14 sub'>{detail}</View>
        <View className='pair'>
          <Button className='decline-button' text={no} onPress={onCancel} />
          <Button className='is-second confirm-button' kind={kind} text={confirm} busy={busy} onPress={onConfirm} />
        </View>
      </Region>
    </>
  )
}
