import { Text, View } from '@tarojs/components'
import { Button } from './button'
import { Pressable } from './primitives/pressable'
import { Region } from './primitives/region'
import { useWords } from './words'

export interface DialogProps {
  readonly title: string
  readonly detail: string
  /** What cannot be undone. */
  readonly confirm: string
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks once more before what cannot be undone. */
export function Dialog({ title, detail, confirm, busy = false, onConfirm, onCancel }: DialogProps) {
  const words = useWords()
  return (
    <>
      <Pressable className='scrim is-dialog' label={words.common.cancel} onPress={onCancel} />
      <Region className='dialog' role='alertdialog' label={title}>
        <Text className='t20 strong'>{title}</Text>
        <View className='t14 sub'>{detail}</View>
        <View className='pair'>
          <Button text={words.common.cancel} onPress={onCancel} />
          <Button className='is-second confirm-button' kind='danger' text={confirm} busy={busy} onPress={onConfirm} />
        </View>
      </Region>
    </>
  )
}
