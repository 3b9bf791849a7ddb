import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { classNames } from './class-names'
import { TextInput, type TextInputProps } from './primitives/text-input'

export interface FieldProps extends Omit<TextInputProps, 'onFocus' | 'onBlur' | 'placeholder' | 'className'> {
  readonly className: string
  /** A button at the right. */
  readonly children?: ReactNode
}

/** A text field with its label: inside while it is empty, above the text otherwise. */
export function Field({ className, children, ...input }: FieldProps) {
  const [isFocused, setFocused] = useState(false)
  const isOpen = isFocused || input.value !== ''
  const state = input.invalid === true ? 'is-error' : isFocused && 'is-focus'
  return (
    <View className={classNames('field', state, className)}>
      <View className='grow'>
        {isOpen && <Text className='lab'>{input.label}</Text>}
        <TextInput
          {...input}
          placeholder={isOpen ? '' : input.label}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
      </View>
      {children}
    </View>
  )
}
