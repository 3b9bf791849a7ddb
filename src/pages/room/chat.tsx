import { useEffect } from 'react'
import { CHAT_MAX } from '../../../protocol/social'
import { ChatSheet } from '../../components/room/chat-sheet'
import { chatLinesOf, outgoingKey } from '../../hooks/chat-lines'
import { useCopy } from '../../hooks/use-copy'
import { useLook } from '../../hooks/use-look'
import { useScreen } from '../../hooks/use-screen'
import { useRoomState } from '../../hooks/use-stores'
import type { OneSheetProps } from './sheets'

/** The chat of this meeting; what comes while it is open counts as read. */
export function Chat({ store, onClose }: OneSheetProps) {
  const room = useRoomState(store)
  const { wide } = useScreen()
  const { language } = useLook()
  const copy = useCopy(store)
  const { showChat } = room
  useEffect(() => {
    showChat(true)
    return () => showChat(false)
  }, [showChat])
  return (
    <ChatSheet
      lines={chatLinesOf(room, language)}
      draft={room.draft}
      maxLength={CHAT_MAX}
      wide={wide}
      onDraft={room.setDraft}
      onSend={() => void room.sendDraft()}
      onResend={(id) => void room.resend(outgoingKey(id))}
      onCopy={(href) => copy(href, 'linkCopied')}
      onClose={onClose}
    />
  )
}
