import { Text, View } from '@tarojs/components'
import type { ReadRecording } from '../../services/emedia'
import { Button } from '../button'
import { dayAndTime, timeSince } from '../time'
import { sizeText } from '../size'
import { useRoomWords } from '../room-words'
import { useWords } from '../words'
import { FilmRow } from './film-row'
import { RecordedFile } from './recorded-file'

export interface RecordingCardProps {
  readonly recording: ReadRecording
  /** Milliseconds since 1970. */
  readonly now: number
  readonly busy: boolean
  readonly onFilm: (id: string) => void
  readonly onRemove: (id: string) => void
  /** Where addresses cannot be opened, they are copied. */
  readonly onCopy: (address: string) => void
}

/** One recording: when, how long, how large, its film and its files. */
export function RecordingCard({ recording, now, busy, onFilm, onRemove, onCopy }: RecordingCardProps) {
  const words = useRoomWords()
  const dictionary = useWords()
  const { id, startedAt, files, film } = recording
  const isWritten = recording.endedAt !== undefined && files.every(({ url }) => url !== undefined)
  return (
    <View className='card inner recording'>
      <View className='row'>
        <Text className='t16 strong grow'>{dayAndTime(startedAt, now, dictionary)}</Text>
        <Text className='t14 sub num'>{stateOf(recording, isWritten, words.recordings)}</Text>
      </View>
      {isWritten && <FilmRow film={film} busy={busy} onFilm={() => onFilm(id)} onCopy={onCopy} />}
      {files.map(({ name, nickName, kind, durationMs, bytes, url }) => (
        <RecordedFile
          key={name}
          title={kind === 'screen' ? words.recordings.screen(nickName) : nickName}
          durationMs={durationMs}
          bytes={bytes}
          url={url}
          onCopy={onCopy}
        />
      ))}
      {isWritten && (
        <Button
          className='remove-recording-button'
          size='small'
          kind='danger-soft'
          text={words.recordings.remove}
          disabled={busy}
          onPress={() => onRemove(id)}
        />
      )}
    </View>
  )
}

function stateOf(
  { startedAt, endedAt, files, film }: ReadRecording,
  isWritten: boolean,
  { running, finishing }: ReturnType<typeof useRoomWords>['recordings']
): string {
  if (endedAt === undefined) return running
  if (!isWritten) return finishing
  const bytes = files.reduce((sum, file) => sum + file.bytes, film?.bytes ?? 0)
  return `${timeSince((endedAt - startedAt) / 1000)} · ${sizeText(bytes)}`
}
