import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import { Row } from '../list'
import { Segments } from '../segments'
import { Sheet } from '../sheet'
import { Steps } from '../steps'
import { SwitchRow } from '../switch-row'
import { useRoomWords } from '../room-words'
import { MoreCells, type MoreCellsProps } from './more-cells'

export type QualityChoice = 'saver' | 'standard' | 'sharp' | 'high'

export interface MoreSheetProps extends MoreCellsProps {
  readonly quality: QualityChoice
  readonly qualityDetail: string
  /** 0–9; absent where there is none. */
  readonly beauty: number | undefined
  readonly audioOnly: boolean
  readonly onAudioOnly: (on: boolean) => void
  readonly onQuality: (quality: QualityChoice) => void
  readonly onBeauty: (level: number) => void
  /** Sound by the earpiece; absent where the system has that switch. */
  readonly earpiece: boolean | undefined
  readonly onEarpiece: (on: boolean) => void
  /** Whether the meeting is recorded; absent for those who may not switch it. */
  readonly recorded: boolean | undefined
  readonly onRecord: (on: boolean) => void
  /** Absent for those who may not see what was recorded. */
  readonly onRecordings: (() => void) | undefined
  readonly onDiagnostics: () => void
  readonly onClose: () => void
}

/** What is not needed every minute. */
export function MoreSheet(props: MoreSheetProps) {
  const { beauty, wide, audioOnly, onAudioOnly, onBeauty, onClose } = props
  const { more } = useRoomWords()
  return (
    <Sheet className='more-sheet' title={more.title} wide={wide} onClose={onClose}>
      <MoreCells {...props} />
      <SwitchRow
        first
        className='audio-only-switch'
        title={more.audioOnly}
        second={more.audioOnlyDetail}
        on={audioOnly}
        onChange={onAudioOnly}
      />
      <View className='tuning'>
        {beauty !== undefined && (
          <>
            <View className='row'>
              <Icon name='beauty' size={20} />
              <Text className='t16 grow'>{more.beauty}</Text>
              <Text className='t14 sub num'>{beauty}</Text>
            </View>
            <Steps label={more.beauty} value={beauty} highest={9} onChange={onBeauty} />
          </>
        )}
        <Quality {...props} />
        <Below {...props} />
      </View>
    </Sheet>
  )
}

function Below({ earpiece, onEarpiece, recorded, onRecord, onRecordings, onDiagnostics }: MoreSheetProps) {
  const { more, diagnostics, recordings } = useRoomWords()
  return (
    <View className='card inner apart'>
      {earpiece !== undefined && (
        <SwitchRow className='earpiece-switch' first title={more.earpiece} on={earpiece} onChange={onEarpiece} />
      )}
      {recorded !== undefined && (
        <SwitchRow
          className='record-switch'
          first={earpiece === undefined}
          title={more.record}
          on={recorded}
          onChange={onRecord}
        />
      )}
      {onRecordings !== undefined && <Row className='recordings-row' title={recordings.title} onPress={onRecordings} />}
      <Row
        className='diagnostics-row'
        first={earpiece === undefined && recorded === undefined}
        title={diagnostics.title}
        onPress={onDiagnostics}
      />
    </View>
  )
}

function Quality({ quality, qualityDetail, onQuality }: MoreSheetProps) {
  const { more, settings } = useRoomWords()
  const { saver, standard, sharp, high } = settings.qualities
  const options = [
    { value: 'saver', text: saver },
    { value: 'standard', text: standard },
    { value: 'sharp', text: sharp },
    { value: 'high', text: high }
  ] as const
  return (
    <>
      <View className='row'>
        <Icon name='quality' size={20} />
        <Text className='t16 grow'>{more.quality}</Text>
        <Text className='t14 sub num'>{qualityDetail}</Text>
      </View>
      <Segments label={more.quality} options={options} value={quality} onChange={onQuality} />
    </>
  )
}
