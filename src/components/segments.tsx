import { classNames } from './class-names'
import { Pressable } from './primitives/pressable'
import { Region } from './primitives/region'

export interface SegmentsProps<Value extends string | number> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly value: Value
  readonly className?: string
  readonly onChange: (value: Value) => void
}

/** One of a few. */
export function Segments<Value extends string | number>(props: SegmentsProps<Value>) {
  const { label, options, value, className, onChange } = props
  return (
    <Region className={classNames('seg', className)} role='radiogroup' label={label}>
      {options.map((option) => (
        <Pressable
          key={option.value}
          className={classNames('o', option.value === value && 'on')}
          role='radio'
          checked={option.value === value}
          onPress={() => onChange(option.value)}
        >
          {option.text}
        </Pressable>
      ))}
    </Region>
  )
}
