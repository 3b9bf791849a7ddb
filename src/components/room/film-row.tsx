import { View } from '@tarojs/components'
import type { ReadFilm } from '../../services/emedia'
import { Button } from '../button'
import { useRoomWords } from '../room-words'
import { RecordedFile } from './recorded-file'

export interface FilmRowProps {
  /** Undefined where none was asked for. */
  readonly film: ReadFilm | undefined
  readonly busy: boolean
  readonly onFilm: () => void
  readonly onCopy: (address: string) => void
}

/** One film of the whole meeting: to be made, how much is made, or to look at. */
export function FilmRow({ film, busy, onFilm, onCopy }: FilmRowProps) {
  const { recordings } = useRoomWords()
  if (film?.status === 'ready') return <RecordedFile {...film} title={recordings.film} onCopy={onCopy} />
  if (film?.status === 'waiting') {
    const percent = Math.floor(film.done * 100)
    return (
      <View className='film-progress is-divided'>
        <View className='t14 sub num'>{recordings.making(percent)}</View>
        <View className='meter'>
          <View className='done' style={{ width: `${percent}%` }} />
        </View>
      </View>
    )
  }
  return (
    <View className='film-wish is-divided'>
      {film?.fault !== undefined && <View className='t14 sub'>{recordings.faults[film.fault]}</View>}
      <Button className='make-film-button' size='block' text={recordings.makeFilm} busy={busy} onPress={onFilm} />
    </View>
  )
}
