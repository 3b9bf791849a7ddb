import { View } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from '../class-names'
import { IconButton } from '../icon-button'
import { ScrollList } from '../primitives/scroll-list'
import { TextInput } from '../primitives/text-input'
import { Sheet } from '../sheet'
import { useRoomWords } from '../room-words'
import { ChatLine, type ChatLineModel } from './chat-line'

export interface ChatSheetProps {
  /** Oldest first. */
  readonly lines: readonly ChatLineModel[]
  readonly draft: string
  readonly maxLength: number
  readonly wide: boolean
  readonly onDraft: (text: string) => void
  readonly onSend: () => void
  readonly onResend: (id: string) => void
  readonly onCopy: (href: string) => void
  readonly onClose: () => void
}

/** What people write to each other during the meeting. */
export function ChatSheet(props: ChatSheetProps) {
  const { lines, wide, onResend, onCopy, onClose } = props
  const { chat } = useRoomWords()
  return (
    <Sheet className='chat-sheet' title={chat.title} tall wide={wide} onClose={onClose} foot={<Foot {...props} />}>
      <ScrollList className='chat-lines' label={chat.title} newest={lines[lines.length - 1]?.id ?? ''}>
        <View className='sysmsg'>{chat.staysHere}</View>
        {lines.map((line) => (
          <ChatLine key={line.id} line={line} onCopy={onCopy} onResend={() => onResend(line.id)} />
        ))}
      </ScrollList>
    </Sheet>
  )
}

function Foot({ draft, maxLength, onDraft, onSend }: ChatSheetProps) {
  const { chat } = useRoomWords()
  const [keyboard, setKeyboard] = useState(0)
  const isEmpty = draft.trim() === ''
  return (
    <View className='chat-foot' style={keyboard === 0 ? {} : { paddingBottom: `${keyboard}px` }}>
      <View className='field plain grow'>
        <TextInput
          className='chat-input'
          label={chat.write}
          placeholder={chat.write}
          value={draft}
          maxLength={maxLength}
          confirmType='send'
          onChange={onDraft}
          onConfirm={onSend}
          onKeyboard={setKeyboard}
        />
      </View>
      <IconButton
        className={classNames('send-button', isEmpty && 'is-off')}
        icon='send'
        tone={isEmpty ? 'soft' : 'white'}
        label={chat.send}
        onPress={onSend}
      />
    </View>
  )
}
