import { Text, View } from '@tarojs/components'
import { Avatar } from '../avatar'
import { Icon } from '../icon'
import { Link } from '../primitives/link'
import { Pressable } from '../primitives/pressable'
import { useRoomWords } from '../room-words'
import { piecesOf } from './links'

/** A line as it is shown. */
export interface ChatLineModel {
  /** Also the id of its node. */
  readonly id: string
  readonly name: string
  readonly mine: boolean
  readonly text: string
  /** `10:12`; absent while it is on its way. */
  readonly time: string | undefined
  /** It follows another one of the same person within the minute. */
  readonly follows: boolean
  /** Why it was not taken; absent unless it was refused. */
  readonly failure: string | undefined
}

export interface ChatLineProps {
  readonly line: ChatLineModel
  readonly onCopy: (href: string) => void
  readonly onResend: () => void
}

/** Somebody's words. Addresses in them can be opened, nothing else in them is more than text. */
export function ChatLine({ line, onCopy, onResend }: ChatLineProps) {
  const { id, name, mine, time, follows, failure } = line
  const bubble = (
    <View className='bub'>
      {piecesOf(line.text).map(({ text, href }, index) =>
        href === undefined ? (
          <Text key={index}>{text}</Text>
        ) : (
          <Link key={index} href={href} text={text} onCopy={onCopy} />
        )
      )}
    </View>
  )
  if (mine) {
    return (
      <View id={id} className={follows ? 'msg mine is-next' : 'msg mine'}>
        <View className='col'>
          {!follows && time !== undefined && <View className='who'>{time}</View>}
          {bubble}
          {failure !== undefined && <Failure text={failure} onResend={onResend} />}
          {time === undefined && failure === undefined && <Sending />}
        </View>
      </View>
    )
  }
  return (
    <View id={id} className={follows ? 'msg is-next' : 'msg'}>
      {follows ? <View className='msg-gap' /> : <Avatar name={name} />}
      <View className='col'>
        {!follows && <View className='who'>{`${name} · ${time ?? ''}`}</View>}
        {bubble}
      </View>
    </View>
  )
}

function Sending() {
  return <View className='who is-sending'>{useRoomWords().chat.sending}</View>
}

function Failure({ text, onResend }: { readonly text: string; readonly onResend: () => void }) {
  const { resend } = useRoomWords().chat
  return (
    <Pressable className='not-sent' label={`${text} ${resend}`} onPress={onResend}>
      <Icon name='warning' size={14} tone='danger' />
      <Text>{`${text} ${resend}`}</Text>
    </Pressable>
  )
}
