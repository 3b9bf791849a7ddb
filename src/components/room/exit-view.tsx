import { Text, View } from '@tarojs/components'
import type { ExitKind } from '../../locales/exits'
import { exitAction } from '../../locales/exits'
import { Button } from '../button'
import { Icon, type IconName, type Tone } from '../icon'
import { Region } from '../primitives/region'
import { useRoomWords } from '../room-words'

export interface ExitViewProps {
  readonly kind: ExitKind
  /** How long one was in; undefined when that is not known. */
  readonly minutes: number | undefined
  readonly busy: boolean
  readonly onRejoin: () => void
  readonly onHome: () => void
}

type Mood = Extract<Tone, 'warn' | 'good' | 'accent' | 'danger'>

const looks: Record<ExitKind, { readonly icon: IconName; readonly mood: Mood }> = {
  left: { icon: 'leave', mood: 'accent' },
  ended: { icon: 'check', mood: 'good' },
  removed: { icon: 'kick', mood: 'warn' },
  otherDevice: { icon: 'devices', mood: 'accent' },
  network: { icon: 'network-bad', mood: 'danger' },
  failed: { icon: 'network-bad', mood: 'danger' },
  full: { icon: 'members', mood: 'warn' },
  expired: { icon: 'clock', mood: 'warn' },
  unsupported: { icon: 'warning', mood: 'warn' },
  refused: { icon: 'lock', mood: 'warn' },
  noAnswer: { icon: 'network-bad', mood: 'danger' },
  reloaded: { icon: 'refresh', mood: 'accent' }
}

/** Why one is out, and the one useful thing to do about it. */
export function ExitView({ kind, minutes, busy, onRejoin, onHome }: ExitViewProps) {
  const { exit, lobby } = useRoomWords()
  const { title, detail } = exit[kind]
  const { icon, mood } = looks[kind]
  const rejoin = kind === 'otherDevice' ? exit.useThis : exit.rejoin
  const isOver = exitAction(kind) === 'home'
  return (
    <Region className={`exit exit-${kind}`} role='main'>
      <View className='above' />
      <View className={`mark is-${mood}`}>
        <Icon name={icon} tone={mood} size={40} />
      </View>
      <Text className='t20 strong exit-title'>{title}</Text>
      <View className='t16 sub'>{detail}</View>
      {kind === 'ended' && minutes !== undefined && <View className='t16 sub'>{exit.lasted(minutes)}</View>}
      <View className='below' />
      {!isOver && (
        <Button
          className='rejoin-button'
          kind='primary'
          size='cta'
          text={busy ? lobby.joining : rejoin}
          busy={busy}
          onPress={onRejoin}
        />
      )}
      <Button
        className={isOver ? 'home-button' : 'home-button block'}
        kind={isOver ? 'primary' : 'text'}
        size={isOver ? 'cta' : 'block'}
        text={exit.home}
        onPress={onHome}
      />
      {isOver && <View className='spare' />}
    </Region>
  )
}
