import { View } from '@tarojs/components'
import type { ReadRecording } from '../../services/emedia'
import { Sheet } from '../sheet'
import { useRoomWords } from '../room-words'
import { RecordingCard, type RecordingCardProps } from './recording-card'

export interface RecordingsSheetProps extends Pick<RecordingCardProps, 'now' | 'onFilm' | 'onRemove' | 'onCopy'> {
  /** The newest first; undefined until they have been read. */
  readonly recordings: readonly ReadRecording[] | undefined
  /** Something was asked of this recording, and is not answered yet. */
  readonly isBusy: (id: string) => boolean
  readonly wide: boolean
  readonly onClose: () => void
}

/** What was recorded in this room: to look at, to take away, to delete. */
export function RecordingsSheet({ recordings, isBusy, wide, onClose, ...props }: RecordingsSheetProps) {
  const words = useRoomWords().recordings
  return (
    <Sheet className='recordings-sheet' title={words.title} tall wide={wide} onClose={onClose}>
      <View className='inside'>
        {recordings === undefined && <View className='spin' />}
        {recordings?.length === 0 && <View className='caption'>{words.none}</View>}
        {recordings?.map((recording) => (
          <RecordingCard key={recording.id} recording={recording} busy={isBusy(recording.id)} {...props} />
        ))}
      </View>
    </Sheet>
  )
}
