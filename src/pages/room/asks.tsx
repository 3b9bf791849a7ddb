import { Role } from '../../../protocol/numbers'
import { Moderation } from '../../../protocol/social'
import { Banner } from '../../components/banner'
import { Button } from '../../components/button'
import { Dialog } from '../../components/dialog'
import { Icon } from '../../components/icon'
import { useRoomWords } from '../../components/room-words'
import { displayName } from '../../store/names'
import type { RoomState } from '../../store/room-state'

/** For an admin: who of the audience has asked for the floor, one at a time, the first one first. */
export function FloorRequest({ room, top }: { readonly room: RoomState; readonly top: number }) {
  const words = useRoomWords().room
  const [next] = room.members
    .filter(({ role, hand }) => role === Role.AUDIENCE && hand !== undefined)
    .sort((one, other) => (one.hand ?? 0) - (other.hand ?? 0))
  if (room.self.role !== Role.ADMIN || next === undefined) return null
  const busy = room.pending.has(`member:${next.id}`)
  return (
    <Banner
      className='floor-request'
      calm
      top={top}
      lead={<Icon name='hand' size={20} tone='accent' />}
      title={words.asks(displayName(next))}
      detail={words.asksDetail}
    >
      <Button
        className='decline-floor-button'
        kind='text'
        size='small'
        text={words.notNow}
        disabled={busy}
        onPress={() => void room.moderate(next.id, Moderation.LOWER_HAND)}
      />
      <Button
        className='allow-floor-button'
        kind='primary'
        size='small'
        text={words.allow}
        busy={busy}
        onPress={() => void room.grant(next.id, Role.TALKER)}
      />
    </Banner>
  )
}

/** An admin asks one to switch on; only a yes does it. */
export function Question({ room }: { readonly room: RoomState }) {
  const words = useRoomWords().question
  const { question, answer } = room
  if (question === undefined) return null
  const isMicrophone = question.action === Moderation.ASK_TO_UNMUTE
  return (
    <Dialog
      title={isMicrophone ? words.microphone(question.name) : words.camera(question.name)}
      detail={words.detail}
      confirm={isMicrophone ? words.openMicrophone : words.openCamera}
      decline={words.no}
      kind='primary'
      onConfirm={() => void answer(true)}
      onCancel={() => void answer(false)}
    />
  )
}
