import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Moderation } from '../../../protocol/social'
import { Button } from '../button'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import { Pressable } from '../primitives/pressable'
import { useRoomWords } from '../room-words'
import type { MemberModel } from './member-row'

export interface MemberActionsProps {
  readonly member: MemberModel
  readonly busy: boolean
  readonly onGrant: (role: MemberModel['role']) => void
  readonly onModerate: (action: Moderation) => void
  /** Asks to remove. */
  readonly onRemove: (mayReturn: boolean) => void
  /** Asks to hand over. */
  readonly onHandOver: () => void
}

type Words = ReturnType<typeof useRoomWords>['members']

interface Action {
  readonly className: string
  readonly icon: IconName
  readonly text: keyof { [Key in keyof Words as Words[Key] extends string ? Key : never]: true }
  readonly act: () => void
}

/** What an admin can do with somebody. */
export function MemberActions(props: MemberActionsProps) {
  const { busy, onRemove } = props
  const { members } = useRoomWords()
  const [forGood, setForGood] = useState(false)
  return (
    <View className='rowmenu'>
      {actionsFor(props).map(({ className, icon, text, act }, index) => (
        <Button
          key={className}
          className={classNames(className, index % 2 === 0 && 'is-odd')}
          size='small'
          icon={icon}
          text={members[text]}
          busy={busy}
          onPress={act}
        />
      ))}
      <View className='kickrow'>
        <Pressable className='check grow' role='checkbox' checked={forGood} onPress={() => setForGood(!forGood)}>
          <View className={classNames('box', forGood && 'on')}>
            {forGood && <Icon name='check' size={16} tone='white' />}
          </View>
          <Text>{members.mayNotReturn}</Text>
        </Pressable>
        <Button
          className='remove-button'
          kind='danger-soft'
          size='small'
          icon='kick'
          text={members.remove}
          onPress={() => onRemove(!forGood)}
        />
      </View>
    </View>
  )
}

/** What is likely to be wanted first. */
const actionsFor = (props: MemberActionsProps): readonly Action[] => [
  ...forTheMoment(props),
  ...forTheRole(props),
  ...(props.member.role === 'admin'
    ? []
    : [{ className: 'hand-over-button', icon: 'crown', text: 'handOver', act: props.onHandOver } as const])
]

function forTheMoment({ member, onModerate }: MemberActionsProps): readonly Action[] {
  const { hand, sharing, role, microphone, camera } = member
  const moderating = (action: Moderation, icon: IconName, text: Action['text']): Action => ({
    className: `${action}-button`,
    icon,
    text,
    act: () => onModerate(action)
  })
  const talks = role !== 'audience'
  return [
    talks && microphone && moderating(Moderation.MUTE, 'mic-off', 'mute'),
    talks && !microphone && moderating(Moderation.ASK_TO_UNMUTE, 'mic', 'askToUnmute'),
    talks && camera && moderating(Moderation.STOP_CAMERA, 'camera-off', 'stopCamera'),
    talks && !camera && moderating(Moderation.ASK_FOR_CAMERA, 'camera', 'askForCamera'),
    sharing && moderating(Moderation.STOP_SCREEN, 'share-screen', 'stopScreen'),
    hand !== undefined && moderating(Moderation.LOWER_HAND, 'hand', talks ? 'lowerHand' : 'declineFloor')
  ].filter((action) => action !== false)
}

const grants: readonly (Pick<Action, 'icon' | 'text'> & { readonly role: MemberModel['role'] })[] = [
  { role: 'talker', icon: 'mic', text: 'makeTalker' },
  { role: 'audience', icon: 'members', text: 'makeAudience' },
  { role: 'admin', icon: 'crown', text: 'makeAdmin' }
]

const forTheRole = ({ member, onGrant }: MemberActionsProps): readonly Action[] =>
  grants
    .filter(({ role }) => role !== member.role)
    .map(({ role, icon, text }) => ({ className: `make-${role}-button`, icon, text, act: () => onGrant(role) }))
