import { useShareAppMessage } from '@tarojs/taro'
import { Nav } from '../../components/nav'
import { ExitView } from '../../components/room/exit-view'
import { TopBar } from '../../components/room/top-bar'
import { Toast } from '../../components/toast'
import { ownHand } from '../../hooks/own-hand'
import { useKeys } from '../../hooks/use-keys'
import { useNotice } from '../../hooks/use-notice'
import { useRoom } from '../../hooks/use-room'
import { useScreen } from '../../hooks/use-screen'
import { useSeconds } from '../../hooks/use-seconds'
import { useShareCard } from '../../hooks/use-share-card'
import { useJoining, useRoomState } from '../../hooks/use-stores'
import { BackGuard } from '../../platform'
import type { RoomStore } from '../../store/room'
import { Frame } from '../frame'
import { Question } from './asks'
import { Banners } from './banners'
import { Bar } from './bar'
import { Pictures } from './pictures'
import { Sheets } from './sheets'
import { classNames } from '../../components/class-names'

/** From entering to the exit page. */
export function Meeting({ store }: { readonly store: RoomStore }) {
  const { room, sheet, open, close, rejoin, home } = useRoom(store)
  const { wide, top, title, right } = useScreen()
  const joining = useJoining()
  useShareAppMessage(useShareCard({ roomName: room.roomName, inviteId: room.invite?.id }, room.loadInvite))
  if (room.exit !== undefined) {
    const { kind, minutes } = room.exit
    return (
      <Frame className='exit-page'>
        <Nav title={room.roomName} wide={wide} top={top} height={title} right={right} />
        <ExitView kind={kind} minutes={minutes} busy={joining} onRejoin={() => void rejoin()} onHome={home} />
      </Frame>
    )
  }
  return <Open store={store} sheet={sheet} onOpen={open} onClose={close} />
}

interface OpenProps {
  readonly store: RoomStore
  readonly sheet: ReturnType<typeof useRoom>['sheet']
  readonly onOpen: ReturnType<typeof useRoom>['open']
  readonly onClose: () => void
}

function Open({ store, sheet, onOpen, onClose }: OpenProps) {
  const room = useRoomState(store)
  const screen = useScreen()
  const seconds = useSeconds(room.enteredAt, true)
  const { text, isRefusal } = useNotice(room.notice, room.dismiss)
  const hasKeyboard = useKeys({
    m: () => void room.toggleMicrophone(),
    v: () => void room.toggleCamera(),
    h: ownHand(room).onPress,
    c: () => onOpen('chat'),
    p: () => onOpen('members'),
    s: () => void room.toggleShare(),
    '?': () => onOpen('keys'),
    escape: onClose
  })
  const hasPanel = screen.wide && sheet !== undefined && sheet !== 'leave'
  return (
    <Frame className={classNames('room', hasPanel && 'with-panel')} dark>
      <TopBar
        roomName={room.roomName}
        seconds={seconds}
        connected={room.status === 'open'}
        locked={room.locked}
        recorded={room.recordedSince > 0}
        wide={screen.wide}
        top={screen.top}
        title={screen.title}
        right={screen.right}
      />
      <Banners room={room} top={screen.wide ? 72 : screen.top + screen.title + 4} />
      <Pictures room={room} hasPanel={hasPanel} onInvite={() => onOpen('invite')}>
        <Toast text={text} icon={isRefusal ? 'warning' : 'check'} />
      </Pictures>
      <Bar room={room} sheet={sheet} hasKeyboard={hasKeyboard} onOpen={onOpen} />
      <Sheets store={store} sheet={sheet} onOpen={onOpen} onClose={onClose} />
      <Question room={room} />
      <BackGuard onBack={() => (sheet === undefined ? onOpen('leave') : onClose())} />
    </Frame>
  )
}
