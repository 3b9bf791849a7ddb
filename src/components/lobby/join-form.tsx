import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../button'
import { Field } from '../field'
import { Hint } from '../hint'
import { IconButton } from '../icon-button'
import { useWords } from '../words'

export interface JoinFormProps {
  readonly roomName: string
  readonly name: string
  readonly password: string
  /** Somebody invited me: the room is fixed. */
  readonly invited: boolean
  /** Asked for only when the server wants it. */
  readonly asksPassword: boolean
  readonly wrongPassword: boolean
  /** Why it failed, and what to do. */
  readonly failure: string | undefined
  readonly joining: boolean
  /** Neither camera nor microphone can be used. */
  readonly watchOnly: boolean
  readonly canScan: boolean
  readonly onRoomName: (value: string) => void
  readonly onName: (value: string) => void
  readonly onPassword: (value: string) => void
  readonly onScan: () => void
  readonly onOtherRoom: () => void
  readonly onJoin: () => void
}

/** Which room, who I am, and one large button. */
export function JoinForm(props: JoinFormProps) {
  const { roomName, name, invited, asksPassword, failure, onName, onOtherRoom, onJoin } = props
  const { lobby } = useWords()
  return (
    <View>
      <View className='apart'>{invited ? <Invited roomName={roomName} /> : <RoomField {...props} />}</View>
      <View className='after'>
        <Field
          className='name-field'
          label={lobby.name}
          value={name}
          maxLength={64}
          onChange={onName}
          onConfirm={onJoin}
        />
      </View>
      {asksPassword && <Password {...props} />}
      {failure !== undefined && (
        <View className='after join-failure'>
          <Hint icon='warning' text={failure} error />
        </View>
      )}
      <JoinButton {...props} />
      {invited && (
        <Button
          className='after other-room-button'
          kind='text'
          size='block'
          text={lobby.otherRoom}
          onPress={onOtherRoom}
        />
      )}
    </View>
  )
}

function JoinButton({ roomName, name, joining, watchOnly, onJoin }: JoinFormProps) {
  const { lobby } = useWords()
  return (
    <Button
      className='apart join-button'
      kind='primary'
      size='cta'
      text={joining ? lobby.joining : watchOnly ? lobby.joinToWatch : lobby.join}
      busy={joining}
      disabled={roomName.trim() === '' || name.trim() === ''}
      onPress={onJoin}
    />
  )
}

function Invited({ roomName }: Pick<JoinFormProps, 'roomName'>) {
  const { lobby } = useWords()
  return (
    <View className='card invited'>
      <View className='grow'>
        <View className='t12 sub'>{lobby.invited}</View>
        <View className='t20 strong ell invited-room'>{roomName === '' ? lobby.readingInvite : roomName}</View>
      </View>
    </View>
  )
}

function RoomField({ roomName, canScan, onRoomName, onScan, onJoin }: JoinFormProps) {
  const { lobby } = useWords()
  return (
    <Field
      className='room-field'
      label={lobby.room}
      value={roomName}
      maxLength={128}
      onChange={onRoomName}
      onConfirm={onJoin}
    >
      {canScan && <IconButton className='scan-button' icon='scan' tone='soft' label={lobby.scan} onPress={onScan} />}
    </Field>
  )
}

function Password({ password, wrongPassword, onPassword, onJoin }: JoinFormProps) {
  const { lobby } = useWords()
  const [isShown, setShown] = useState(false)
  return (
    <>
      <View className='after'>
        <Field
          className='password-field'
          label={lobby.password}
          value={password}
          secret={!isShown}
          invalid={wrongPassword}
          focus
          onChange={onPassword}
          onConfirm={onJoin}
        >
          <IconButton
            icon='eye'
            tone={isShown ? 'accent' : 'soft'}
            label={isShown ? lobby.hidePassword : lobby.showPassword}
            onPress={() => setShown(!isShown)}
          />
        </Field>
      </View>
      <View className='after'>
        {wrongPassword ? (
          <Hint icon='warning' text={lobby.passwordWrong} error />
        ) : (
          <Hint icon='lock' text={lobby.passwordNeeded} />
        )}
      </View>
    </>
  )
}

/** What the page is for; a phone has no room for it. */
export function WideTitle() {
  const { lobby } = useWords()
  return (
    <View className='wide-title'>
      <Text className='t28 strong'>{lobby.title}</Text>
      <View className='t14 sub after'>{lobby.subtitle}</View>
    </View>
  )
}
