import { View } from '@tarojs/components'
import { Group, Row } from '../../components/list'
import { Nav } from '../../components/nav'
import { Look } from '../../components/settings/look'
import { OnJoin } from '../../components/settings/on-join'
import { OwnRooms } from '../../components/settings/own-rooms'
import { Picture } from '../../components/settings/picture'
import { Server } from '../../components/settings/server'
import { useWords } from '../../components/words'
import { useApp } from '../../hooks/app'
import { goBack } from '../../hooks/navigation'
import { useScreen } from '../../hooks/use-screen'
import { useServerTest } from '../../hooks/use-server-test'
import { useSettings } from '../../hooks/use-stores'
import { qualities } from '../../store/preferences'
import { Frame } from '../frame'
import { version } from '../version'

/** Everything that is remembered. */
export default function SettingsPage() {
  return (
    <Frame className='settings-page'>
      <Settings />
    </Frame>
  )
}

function Settings() {
  const words = useWords()
  const { platform } = useApp()
  const { change, ...values } = useSettings()
  const { wide, top, title, right } = useScreen()
  const { forget, ...server } = useServerTest()
  const { height, kbps } = qualities[values.quality]
  const groups = { values, onChange: change }
  return (
    <>
      <Nav title={words.settings.title} onBack={goBack} wide={wide} top={top} height={title} right={right} />
      <View className='settings'>
        <View className='column'>
          <OnJoin {...groups} />
          <Picture {...groups} detail={words.settings.qualityDetail(height, kbps)} hasBeauty={platform.traits.beauty} />
          <Look {...groups} />
        </View>
        <View className='column is-second'>
          <OwnRooms {...groups} />
          <Group title={words.settings.server}>
            <Server
              host={values.host}
              {...server}
              onChange={(host) => {
                forget()
                change({ host })
              }}
            />
          </Group>
          <Group title={words.settings.about}>
            <Row first title={words.settings.version} tail={version} />
          </Group>
        </View>
      </View>
    </>
  )
}
