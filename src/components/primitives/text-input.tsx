export interface TextInputProps {
  readonly className?: string
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly secret?: boolean
  readonly numeric?: boolean
  readonly maxLength?: number
  readonly disabled?: boolean
  readonly focus?: boolean
  readonly invalid?: boolean
  readonly onChange: (value: string) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
  /** Enter, or "done" on the keyboard of a phone. */
  readonly onConfirm?: () => void
  /** What the key on a phone's keyboard says [done]. */
  readonly confirmType?: 'done' | 'send'
  /** Takes the height of a phone's keyboard, in pixels; the page then stays where it is. */
  readonly onKeyboard?: (height: number) => void
}

/** One line of text. */
export function TextInput(props: TextInputProps) {
  const { className = '', label, value, placeholder, secret, numeric, maxLength, disabled, focus, invalid } = props
  return (
    <input
      className={`input ${className}`}
      aria-label={label}
      aria-invalid={invalid}
      value={value}
      placeholder={placeholder}
      type={secret === true ? 'password' : 'text'}
      enterKeyHint={props.confirmType}
      inputMode={numeric === true ? 'numeric' : 'text'}
      autoComplete='off'
      maxLength={maxLength}
      disabled={disabled}
      autoFocus={focus}
      onChange={(event) => props.onChange(event.target.value)}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onConfirm?.()
      }}
    />
  )
}
