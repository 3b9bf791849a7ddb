import { View } from '@tarojs/components'
import { Button } from '../button'
import { useWords } from '../words'

export interface QuickLinksProps {
  readonly canScan: boolean
  readonly onScan: () => void
  readonly onSettings: () => void
}

/** The other two ways on. */
export function QuickLinks({ canScan, onScan, onSettings }: QuickLinksProps) {
  const { lobby } = useWords()
  return (
    <View className='quick after'>
      {canScan && <Button icon='scan' text={lobby.scan} onPress={onScan} />}
      <Button
        className={`settings-button${canScan ? ' is-second' : ''}`}
        icon='settings'
        text={lobby.settings}
        onPress={onSettings}
      />
    </View>
  )
}
