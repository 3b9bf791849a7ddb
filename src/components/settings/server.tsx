import { View } from '@tarojs/components'
import { Button } from '../button'
import { Field } from '../field'
import { Hint } from '../hint'
import { useWords } from '../words'
import { Connection, type ConnectionProps } from './connection'

export interface ServerProps {
  readonly host: string
  /** Whether a server can have the address, or the one in its place while there is none. */
  readonly valid: boolean
  /** Undefined until it was tested. */
  readonly connection: ConnectionProps | undefined
  readonly isTesting: boolean
  /** Why the test failed. */
  readonly failure: string | undefined
  readonly onChange: (host: string) => void
  readonly onTest: () => void
}

/** Where the server is, and whether a meeting can take place with it. */
export function Server({ host, valid, connection, isTesting, failure, onChange, onTest }: ServerProps) {
  const { settings } = useWords()
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
        text={isTesting ? settings.testing : settings.test}
        busy={isTesting}
        disabled={!valid}
        onPress={onTest}
      />
      {connection !== undefined && <Connection {...connection} />}
      {failure !== undefined && (
        <View className='outcome'>
          <Hint icon='warning' text={failure} error />
        </View>
      )}
    </View>
  )
}
