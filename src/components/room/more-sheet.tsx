import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from '../icon'
import { Pressable } from '../primitives/pressable'
import { Segments } from '../segments'
import { Sheet } from '../sheet'
import { Steps } from '../steps'
import { useWords } from '../words'

export type QualityChoice = 'saver' | 'standard' | 'sharp' | 'high'

export interface MoreSheetProps {
  readonly quality: QualityChoice
  readonly qualityDetail: string
  /** 0–9; absent where there is none. */
  readonly beauty: number | undefined
  readonly wide: boolean
  readonly onQuality: (quality: QualityChoice) => void
  readonly onBeauty: (level: number) => void
  readonly onInvite: () => void
  readonly onClose: () => void
}

/** What is not needed every minute. */
export function MoreSheet(props: MoreSheetProps) {
  const { quality, qualityDetail, beauty, wide, onQuality, onBeauty, onInvite, onClose } = props
  const { more, settings, controls } = useWords()
  const { saver, standard, sharp, high } = settings.qualities
  const options = [
    { value: 'saver', text: saver },
    { value: 'standard', text: standard },
    { value: 'sharp', text: sharp },
    { value: 'high', text: high }
  ] as const
  return (
    <Sheet className='more-sheet' title={more.title} wide={wide} onClose={onClose}>
      {!wide && (
        <View className='cells'>
          <Cell className='more-invite-button' icon='invite' text={controls.invite} onPress={onInvite} />
        </View>
      )}
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
        <View className='row'>
          <Icon name='quality' size={20} />
          <Text className='t16 grow'>{more.quality}</Text>
          <Text className='t14 sub num'>{qualityDetail}</Text>
        </View>
        <Segments label={more.quality} options={options} value={quality} onChange={onQuality} />
      </View>
    </Sheet>
  )
}

interface CellProps {
  readonly className: string
  readonly icon: IconName
  readonly text: string
  readonly onPress: () => void
}

function Cell({ className, icon, text, onPress }: CellProps) {
  return (
    <Pressable className={`cell ${className}`} onPress={onPress}>
      <View className='face'>
        <Icon name={icon} />
      </View>
      <Text className='lab'>{text}</Text>
    </Pressable>
  )
}
