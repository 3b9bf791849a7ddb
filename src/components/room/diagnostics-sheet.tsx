import { Text, View } from '@tarojs/components'
import type { StreamFigures } from '../../platform/figures/types'
import { Button } from '../button'
import { classNames } from '../class-names'
import { Sheet } from '../sheet'
import { useRoomWords } from '../room-words'

/** One stream, with whose it is. */
export interface DiagnosedStream extends StreamFigures {
  readonly name: string
  /** How it arrives at the server; undefined while that is not known. */
  readonly atServer?: StreamFigures | undefined
}

export interface DiagnosticsSheetProps {
  readonly streams: readonly DiagnosedStream[]
  readonly wide: boolean
  readonly onExport: () => void
  readonly onClose: () => void
}

/** How every stream travels now: for whoever wants to know why it stutters, and whom they ask. */
export function DiagnosticsSheet({ streams, wide, onExport, onClose }: DiagnosticsSheetProps) {
  const { diagnostics } = useRoomWords()
  return (
    <Sheet className='diagnostics-sheet' title={diagnostics.title} wide={wide} onClose={onClose}>
      <View className='inside'>
        {streams.length === 0 && <View className='caption'>{diagnostics.none}</View>}
        {streams.map((stream, index) => (
          <Line key={stream.streamId} stream={stream} isFirst={index === 0} />
        ))}
        <View className='caption'>{diagnostics.delayNote}</View>
        <Button className='apart export-button' size='block' icon='copy' text={diagnostics.export} onPress={onExport} />
      </View>
    </Sheet>
  )
}

function Line({ stream, isFirst }: { readonly stream: DiagnosedStream; readonly isFirst: boolean }) {
  const { diagnostics } = useRoomWords()
  const { name, codes, leastDelayMs, atServer } = stream
  const last = codes.slice(-5).map(({ code }) => code)
  return (
    <View className={classNames('figure-line', !isFirst && 'is-divided')}>
      <View className='row'>
        <Text className='t14 strong grow ell'>{name}</Text>
        {leastDelayMs !== undefined && <Text className='t14 num delay'>{diagnostics.delay(leastDelayMs)}</Text>}
      </View>
      <View className='t12 sub num figures'>{figuresOf(stream, diagnostics)}</View>
      {atServer !== undefined && (
        <View className='t12 sub num'>{diagnostics.atServer(figuresOf(atServer, diagnostics))}</View>
      )}
      {last.length > 0 && <View className='t12 sub num'>{diagnostics.codes(last.join(' '))}</View>}
    </View>
  )
}

function figuresOf(stream: StreamFigures, words: ReturnType<typeof useRoomWords>['diagnostics']): string {
  const { width, height, fps, kbps, lossPercent, jitterMs, roundTripMs } = stream
  const parts = [
    width === undefined || height === undefined || width === 0 ? undefined : `${width}×${height}`,
    fps === undefined ? undefined : `${fps} fps`,
    kbps === undefined ? undefined : `${kbps} kbps`,
    lossPercent === undefined ? undefined : words.loss(lossPercent),
    jitterMs === undefined ? undefined : words.jitter(jitterMs),
    roundTripMs === undefined ? undefined : words.roundTrip(roundTripMs)
  ].filter((part) => part !== undefined)
  // A figure and its unit stay on one line.
  return parts.length === 0 ? words.measuring : parts.map((part) => part.replace(/ /g, '\u00a0')).join(' · ')
}
