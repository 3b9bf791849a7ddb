import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { Pressable } from './primitives/pressable'
import { Region } from './primitives/region'

export interface StepsProps {
  readonly label: string
  readonly value: number
  readonly highest: number
  readonly onChange: (value: number) => void
}

/** A level from 0 up, each step of it a place to tap. */
export function Steps({ label, value, highest, onChange }: StepsProps) {
  const steps = Array.from({ length: highest + 1 }, (_, step) => step)
  return (
    <Region className='steps' role='radiogroup' label={label}>
      {steps.map((step) => (
        <Pressable
          key={step}
          className={classNames('step', step <= value && 'on', step === value && 'at')}
          role='radio'
          checked={step === value}
          label={`${label} ${step}`}
          onPress={() => onChange(step)}
        >
          <View className='thumb' />
        </Pressable>
      ))}
    </Region>
  )
}
