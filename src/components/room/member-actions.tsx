import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../button'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../icon'
import { Pressable } from '../primitives/pressable'
import { useWords } from '../words'
import type { MemberModel } from './member-row'

export interface MemberActionsProps {
  readonly member: MemberModel
  readonly busy: boolean
  readonly onGrant: (role: MemberModel['role']) => void
  /** Asks to remove. */
  readonly onRemove: (mayReturn: boolean) => void
}

const grants: readonly {
  role: MemberModel['role']
  icon: IconName
  text: 'makeAdmin' | 'makeTalker' | 'makeAudience'
}[] = [
  { role: 'admin', icon: 'crown', text: 'makeAdmin' },
  { role: 'talker', icon: 'mic', text: 'makeTalker' },
  { role: 'audience', icon: 'members', text: 'makeAudience' }
]

/** What an admin can do with somebody. */
export function MemberActions({ member, busy, onGrant, onRemove }: MemberActionsProps) {
  const { members } = useWords()
  const [forGood, setForGood] = useState(false)
  const others = grants.filter(({ role }) => role !== member.role)
  return (
    <View className='rowmenu'>
      {others.map(({ role, icon, text }, index) => (
        <Button
          key={role}
          className={classNames(`make-${role}-button`, index % 2 === 0 && 'is-odd')}
          size='small'
          icon={icon}
          text={members[text]}
          busy={busy}
          onPress={() => onGrant(role)}
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
