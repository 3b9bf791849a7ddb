import { Role } from '../../../protocol/numbers'
import { MoreSheet } from '../../components/room/more-sheet'
import { useRoomWords } from '../../components/room-words'
import { useApp } from '../../hooks/app'
import { ownHand } from '../../hooks/own-hand'
import { useEarpiece } from '../../hooks/use-earpiece'
import { useScreen } from '../../hooks/use-screen'
import { useRoomState, useSettings } from '../../hooks/use-stores'
import { qualities } from '../../store/preferences'
import type { OneSheetProps } from './sheets'

/** What is not needed every minute. */
export function More({ store, onOpen, onClose }: OneSheetProps) {
  const room = useRoomState(store)
  const { platform } = useApp()
  const { quality, beauty, change } = useSettings()
  const { wide } = useScreen()
  const words = useRoomWords().settings
  const isEarpiece = useEarpiece()
  return (
    <MoreSheet
      quality={quality}
      qualityDetail={words.qualityDetail(qualities[quality].height, qualities[quality].kbps)}
      beauty={platform.traits.beauty ? beauty : undefined}
      wide={wide}
      onQuality={(chosen) => {
        change({ quality: chosen })
        platform.media.setQuality(qualities[chosen])
      }}
      onBeauty={(level) => {
        change({ beauty: level })
        platform.media.setBeauty(level)
      }}
      hand={ownHand(room)}
      unread={room.unread}
      onChat={() => onOpen('chat')}
      earpiece={platform.earpiece === undefined ? undefined : isEarpiece}
      onEarpiece={(on) => platform.earpiece?.set(on)}
      recorded={room.self.role === Role.ADMIN ? room.recordedSince > 0 : undefined}
      onRecord={(on) => void room.setRecording(on)}
      onRecordings={room.self.role === Role.ADMIN ? () => onOpen('recordings') : undefined}
      onDiagnostics={() => onOpen('diagnostics')}
      onDevices={platform.devices === undefined ? undefined : () => onOpen('devices')}
      onKeys={platform.onKey === undefined ? undefined : () => onOpen('keys')}
      audioOnly={room.audioOnly}
      onAudioOnly={(on) => void room.setAudioOnly(on)}
      onInvite={() => onOpen('invite')}
      onClose={onClose}
    />
  )
}
