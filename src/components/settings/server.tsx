import { Text, View } from '@tarojs/components'
import { Button } from '../button'
import { Field } from '../field'
import { Hint } from '../hint'
import { useWords } from '../words'

export interface ServerProps {
  readonly host: string
  readonly outcome:
    { readonly state: 'idle' | 'testing' | 'failed' } | { readonly state: 'reached'; readonly milliseconds: number }
  readonly failure: string | undefined
  readonly onChange: (host: string) => void
  readonly onTest: () => void
}

const isAddress = (text: string): boolean => text.trim() === '' || /^https?:\/\/[^\s/?#]+\/*$/.test(text.trim())

/** Where the server is, and whether it answers. */
export function Server({ host, outcome, failure, onChange, onTest }: ServerProps) {
  const { settings } = useWords()
  const valid = isAddress(host)
  return (
    <View className='server-field'>
      <Field className='host-field' label={settings.serverAddress} value={host} invalid={!valid} onChange={onChange} />
      <Hint
        icon={valid ? 'globe' : 'warning'}
        error={!valid}
        text={valid ? (host === '' ? settings.serverDefault : settings.serverHint) : settings.serverInvalid}
      />
      <Button
        className='test-button'
        size='block'
        text={outcome.state === 'testing' ? settings.testing : settings.test}
        busy={outcome.state === 'testing'}
        disabled={!valid}
        onPress={onTest}
      />
      {outcome.state === 'reached' && (
        <View className='outcome'>
          <Text className='badge gd'>{settings.reached(outcome.milliseconds)}</Text>
        </View>
      )}
      {failure !== undefined && (
        <View className='outcome'>
          <Hint icon='warning' text={failure} error />
        </View>
      )}
    </View>
  )
}
