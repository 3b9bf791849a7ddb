import { useState } from 'react'
import { Dialog } from '../../components/dialog'
import { RecordingsSheet } from '../../components/room/recordings-sheet'
import { useRoomWords } from '../../components/room-words'
import { useCopy } from '../../hooks/use-copy'
import { useRecordings } from '../../hooks/use-recordings'
import { useScreen } from '../../hooks/use-screen'
import { useRoomState } from '../../hooks/use-stores'
import type { OneSheetProps } from './sheets'

/** What was recorded in this room, for its admins. */
export function Recordings({ store, onClose }: OneSheetProps) {
  useRecordings(store)
  const { recordings, pending, makeFilm, removeRecording } = useRoomState(store)
  const [now] = useState(() => Date.now())
  const [doomed, setDoomed] = useState<string>()
  const { wide } = useScreen()
  const copy = useCopy(store)
  const words = useRoomWords().recordings
  return (
    <>
      <RecordingsSheet
        recordings={recordings}
        now={now}
        isBusy={(id) => pending.has(`recording:${id}`)}
        wide={wide}
        onFilm={(id) => void makeFilm(id)}
        onRemove={setDoomed}
        onCopy={(address) => copy(address, 'linkCopied')}
        onClose={onClose}
      />
      {doomed !== undefined && (
        <Dialog
          title={words.removeTitle}
          detail={words.removeDetail}
          confirm={words.remove}
          onConfirm={() => {
            void removeRecording(doomed)
            setDoomed(undefined)
          }}
          onCancel={() => setDoomed(undefined)}
        />
      )}
    </>
  )
}
