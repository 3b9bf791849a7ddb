import { Text, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { TextInput } from '../primitives/text-input'

export interface TextRowProps {
  readonly className: string
  readonly title: string
  readonly value: string
  readonly placeholder: string
  readonly first?: boolean
  readonly numeric?: boolean
  readonly maxLength?: number
  readonly onChange: (value: string) => void
}

/** A row whose value is typed at its right end. */
export function TextRow(props: TextRowProps) {
  const { className, title, value, placeholder, first = false, numeric, maxLength, onChange } = props
  return (
    <View className={classNames('li', !first && 'is-divided', className)}>
      <Text className='ttl'>{title}</Text>
      <View className='grow tail'>
        <TextInput
          label={title}
          value={value}
          placeholder={placeholder}
          numeric={numeric}
          maxLength={maxLength}
          onChange={onChange}
        />
      </View>
    </View>
  )
}
