import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/button'
import { JoinForm, WideTitle } from '../../components/lobby/join-form'
import { Preview } from '../../components/lobby/preview'
import { QuickLinks } from '../../components/lobby/quick-links'
import { RecentRooms } from '../../components/lobby/recent-rooms'
import { Nav } from '../../components/nav'
import { useWords } from '../../components/words'
import { useApp } from '../../hooks/app'
import { openSettings } from '../../hooks/navigation'
import { useLobby } from '../../hooks/use-lobby'
import { usePreparation } from '../../hooks/use-preparation'
import { usePreview } from '../../hooks/use-preview'
import { useScreen } from '../../hooks/use-screen'
import { useShareCard } from '../../hooks/use-share-card'
import { LocalVideo } from '../../platform'
import { Devices } from '../devices'
import { Frame } from '../frame'

/** The front door. */
export default function LobbyPage() {
  return (
    <Frame className='lobby-page'>
      <Lobby />
    </Frame>
  )
}

function Lobby() {
  const words = useWords()
  const screen = useScreen()
  usePreparation()
  return (
    <>
      <Nav wide={screen.wide} top={screen.top} height={screen.title} right={screen.right}>
        {screen.wide && (
          <Button
            className='settings-button'
            kind='text'
            size='small'
            icon='settings'
            text={words.lobby.settings}
            onPress={openSettings}
          />
        )}
      </Nav>
      <Door wide={screen.wide} />
    </>
  )
}

function Door({ wide }: { readonly wide: boolean }) {
  const lobby = useLobby()
  const preview = usePreview()
  const [now] = useState(() => Date.now())
  const words = useWords()
  useShareAppMessage(useShareCard({ roomName: lobby.roomName.trim(), inviteId: lobby.inviteId }))
  const failure = lobby.scanFailed ? words.lobby.notAnInvite : lobby.failureText
  return (
    <View className='lobby'>
      <Mirror preview={preview} />
      <View className='right'>
        <WideTitle />
        <JoinForm
          {...lobby}
          failure={failure}
          watchOnly={preview.watchOnly}
          onRoomName={lobby.setRoomName}
          onName={lobby.setName}
          onPassword={lobby.setPassword}
          onScan={lobby.scan}
          onOtherRoom={lobby.chooseOther}
          onJoin={lobby.join}
        />
        {!lobby.invited && <View className='explain'>{words.lobby.creates}</View>}
        {!lobby.invited && <RecentRooms rooms={lobby.recent} now={now} onChoose={lobby.revisit} />}
        {!wide && <QuickLinks canScan={lobby.canScan} onScan={lobby.scan} onSettings={openSettings} />}
      </View>
    </View>
  )
}

function Mirror({ preview }: { readonly preview: ReturnType<typeof usePreview> }) {
  const canPick = useApp().platform.devices !== undefined
  const [isPicking, setPicking] = useState(false)
  return (
    <View className='left'>
      <Preview
        media={preview.state}
        pending={preview.pending}
        canOpenSettings={preview.canOpenSettings}
        video={preview.visible && <LocalVideo media={preview.media} preview />}
        onMicrophone={preview.toggleMicrophone}
        onCamera={preview.toggleCamera}
        onFlip={() => void preview.flip()}
        onSettings={() => void preview.retry()}
        onConsent={preview.consent}
        onDevices={canPick ? () => setPicking(true) : undefined}
      />
      {isPicking && <Devices popover onClose={() => setPicking(false)} />}
    </View>
  )
}
