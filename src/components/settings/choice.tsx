import { Text, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Segments, type SegmentsProps } from '../segments'

export interface ChoiceProps<Value extends string | number> extends SegmentsProps<Value> {
  /** What the choice means, in numbers. */
  readonly detail?: string
}

/** A heading, and one of a few below it. */
export function Choice<Value extends string | number>({ detail, className, ...segments }: ChoiceProps<Value>) {
  return (
    <View className={classNames('block-of', className)}>
      <View className='row'>
        <Text className='t16 grow'>{segments.label}</Text>
        {detail !== undefined && <Text className='t14 sub num'>{detail}</Text>}
      </View>
      <Segments {...segments} />
    </View>
  )
}
