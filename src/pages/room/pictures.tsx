import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Button } from '../../components/button'
import { type RenderVideo, Stage, type StageShape, type TileModel } from '../../components/stage'
import { useRoomWords } from '../../components/room-words'
import { useApp } from '../../hooks/app'
import { tilesOf } from '../../hooks/tiles'
import { useScreen } from '../../hooks/use-screen'
import { useMix } from '../../hooks/use-mix'
import { LocalVideo, MixedSound, RemoteVideo } from '../../platform'
import type { ScreenSize } from '../../platform/types'
import type { RoomState } from '../../store/room-state'

export interface PicturesProps {
  readonly room: RoomState
  /** A panel takes its part of a wide screen. */
  readonly hasPanel: boolean
  readonly onInvite: () => void
}

/** Everybody's picture. */
export function Pictures({ room, hasPanel, onInvite, children }: PropsWithChildren<PicturesProps>) {
  const { media } = useApp().platform
  const screen = useScreen()
  const { conference } = room
  const mix = useMix(conference)
  const renderVideo: RenderVideo = (tile, port) => {
    if (tile.isSelf) return tile.isAudience ? null : <LocalVideo media={media} preview={false} />
    if (tile.stream === undefined) return null
    return (
      <RemoteVideo
        key={tile.stream.id}
        conference={conference}
        stream={tile.stream}
        fit={tile.kind === 'screen' ? 'contain' : 'cover'}
        {...port}
        visible={port.visible && !room.audioOnly}
        sound={!mix.isHeard}
      />
    )
  }
  return (
    <Stage
      tiles={room.audioOnly ? tilesOf(room).map(withoutPicture) : tilesOf(room)}
      shape={shapeOf(screen, hasPanel)}
      pinned={room.pinned}
      page={room.page}
      renderVideo={renderVideo}
      onPin={room.pin}
      onTurn={room.turnTo}
    >
      {mix.isHeard && <MixedSound conference={conference} onMissing={mix.onMissing} />}
      {room.members.length === 1 && !hasPanel && <Alone onInvite={onInvite} />}
      {children}
    </Stage>
  )
}

function Alone({ onInvite }: { readonly onInvite: () => void }) {
  const words = useRoomWords()
  return (
    <View className='alone'>
      <View className='grow'>
        <View className='t14 strong'>{words.room.aloneTitle}</View>
        <Text className='t12 sub'>{words.room.aloneDetail}</Text>
      </View>
      <Button
        className='alone-invite-button'
        kind='primary'
        size='small'
        icon='invite'
        text={words.controls.invite}
        onPress={onInvite}
      />
    </View>
  )
}

/** Everybody is still heard. */
const withoutPicture = (tile: TileModel): TileModel => (tile.isSelf ? tile : { ...tile, camera: false })

/** About what the bars and the panel leave; the tiles' places are parts of the real size. */
function shapeOf(screen: ScreenSize & { readonly wide: boolean }, hasPanel: boolean): StageShape {
  const { width, height, top, title, wide } = screen
  if (wide) return { wide, width: width - 8 - (hasPanel ? 368 : 0), height: height - 64 - 84 - 4 }
  return { wide, width: width - 8, height: height - top - title - 80 - 4 }
}
