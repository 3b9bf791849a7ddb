import { Input } from '@tarojs/components'
import type { TextInputProps } from './text-input'

/** One line of text. WeChat puts a native field over the page while it has the focus. */
export function TextInput(props: TextInputProps) {
  const { className = '', label, value, placeholder, secret, numeric, maxLength, disabled, focus } = props
  return (
    <Input
      className={`input ${className}`}
      ariaLabel={label}
      value={value}
      placeholder={placeholder}
      placeholderClass='placeholder'
      type={numeric === true ? 'number' : 'text'}
      password={secret === true}
      maxlength={maxLength ?? 140}
      disabled={disabled}
      focus={focus}
      cursorSpacing={24}
      confirmType={props.confirmType ?? 'done'}
      confirmHold={props.confirmType === 'send'}
      adjustPosition={props.onKeyboard === undefined}
      onKeyboardHeightChange={(event) => props.onKeyboard?.(event.detail.height)}
      onInput={(event) => props.onChange(event.detail.value)}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onConfirm={props.onConfirm}
    />
  )
}
