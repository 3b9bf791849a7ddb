import { Text, View } from '@tarojs/components'
import { Link } from '../primitives/link'
import { sizeText } from '../size'
import { timeSince } from '../time'
import { useRoomWords } from '../room-words'

export interface RecordedFileProps {
  readonly title: string
  readonly durationMs: number
  readonly bytes: number
  /** Undefined until it is finished. */
  readonly url: string | undefined
  readonly onCopy: (address: string) => void
}

/** A file: its name plays it, and it can be taken away. */
export function RecordedFile({ title, durationMs, bytes, url, onCopy }: RecordedFileProps) {
  const { recordings } = useRoomWords()
  return (
    <View className='row recorded-file is-divided'>
      <View className='grow'>
        {url === undefined ? (
          <Text className='t16 ell'>{title}</Text>
        ) : (
          <Link href={`${url}?play`} text={title} onCopy={onCopy} />
        )}
        {url !== undefined && (
          <View className='t12 sub num'>{`${timeSince(durationMs / 1000)} · ${sizeText(bytes)}`}</View>
        )}
      </View>
      {url !== undefined && <Link href={url} text={recordings.download} onCopy={onCopy} />}
    </View>
  )
}
