import { Text, View } from '@tarojs/components'
import { Group } from '../list'
import { Steps } from '../steps'
import { useWords } from '../words'
import { Choice } from './choice'
import type { GroupProps } from './group-props'

/** How I am seen. */
export function Picture({ values, onChange, detail, hasBeauty }: GroupProps & { detail: string; hasBeauty: boolean }) {
  const { settings } = useWords()
  const { saver, standard, sharp, high } = settings.qualities
  return (
    <Group title={settings.picture}>
      <Choice
        className='settings-quality'
        label={settings.quality}
        detail={detail}
        options={[
          { value: 'saver', text: saver },
          { value: 'standard', text: standard },
          { value: 'sharp', text: sharp },
          { value: 'high', text: high }
        ]}
        value={values.quality}
        onChange={(quality) => onChange({ quality })}
      />
      {hasBeauty && (
        <View className='block-of'>
          <View className='row'>
            <Text className='t16 grow'>{settings.beauty}</Text>
            <Text className='t14 sub num'>{values.beauty}</Text>
          </View>
          <Steps
            label={settings.beauty}
            value={values.beauty}
            highest={9}
            onChange={(beauty) => onChange({ beauty })}
          />
        </View>
      )}
    </Group>
  )
}
