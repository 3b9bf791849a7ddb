import '../../styles/tile.css'
import '../../styles/notices.css'
import '../../styles/room.css'
import '../../styles/sheets.css'
import '../../styles/recordings.css'
import '../../styles/chat.css'
import { ExitView } from '../../components/room/exit-view'
import { Nav } from '../../components/nav'
import { useSeat } from '../../hooks/use-room'
import { useRejoin } from '../../hooks/use-rejoin'
import { useScreen } from '../../hooks/use-screen'
import { Frame } from '../frame'
import { Meeting } from './meeting'

/** The meeting; or, opened by its address alone, the way back into it. */
export default function RoomPage() {
  const seat = useSeat()
  return seat === undefined ? <WithoutSeat /> : <Meeting key={seat.getState().self.id} store={seat} />
}

function WithoutSeat() {
  const { roomName, joining, rejoin, home } = useRejoin()
  const { wide, top, title, right } = useScreen()
  return (
    <Frame className='exit-page'>
      <Nav title={roomName} wide={wide} top={top} height={title} right={right} />
      <ExitView kind='reloaded' minutes={undefined} busy={joining} onRejoin={() => void rejoin()} onHome={home} />
    </Frame>
  )
}
