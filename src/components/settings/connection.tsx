import { Text, View } from '@tarojs/components'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import { Region } from '../primitives/region'
import { useWords } from '../words'

/** How one part of the way to the server stands. */
export type ConnectionState = 'waiting' | 'testing' | 'passed' | 'failed' | 'untested'

export interface ConnectionProps {
  /** The place names the port that media takes. */
  readonly place: 'weapp' | 'h5'
  readonly http: ConnectionState
  readonly socket: ConnectionState
  readonly media: ConnectionState
}

/** What a meeting needs, and which of it works from here. */
export function Connection({ place, ...parts }: ConnectionProps) {
  const { connection } = useWords()
  const media = place === 'h5' ? connection.udp : connection.rtmp
  return (
    <Region className='connection' role='list' label={connection.title}>
      <Part name={connection.http} state={parts.http} />
      <Part name={connection.socket} state={parts.socket} />
      <Part name={media} state={parts.media} />
      {parts.media === 'failed' && (
        <View className='t12 sub'>{place === 'h5' ? connection.udpHint : connection.rtmpHint}</View>
      )}
      {parts.media === 'untested' && parts.socket === 'passed' && (
        <View className='t12 sub'>{connection.rtmpUntested}</View>
      )}
    </Region>
  )
}

const marks: Partial<Record<ConnectionState, IconName>> = { passed: 'check', failed: 'warning' }

function Part({ name, state }: { readonly name: string; readonly state: ConnectionState }) {
  const { connection } = useWords()
  const icon = marks[state]
  return (
    <Region className={classNames('connection-part', `is-${state}`)} role='listitem'>
      <Text className='t14 grow'>{name}</Text>
      {icon !== undefined && <Icon name={icon} size={16} tone={state === 'failed' ? 'danger' : 'good'} />}
      <Text className='t14 sub'>{connection.states[state]}</Text>
    </Region>
  )
}
