import { Banner } from '../../components/banner'
import { Button } from '../../components/button'
import { Icon } from '../../components/icon'
import { useRoomWords } from '../../components/room-words'
import type { useWeakUplink } from '../../hooks/use-weak-uplink'
import { type QualityName, qualities } from '../../store/preferences'

interface WeakUplinkProps extends Pick<ReturnType<typeof useWeakUplink>, 'accept' | 'decline'> {
  readonly offered: QualityName
  readonly top: number
}

/** One's own pictures arrive badly at the server: a lower quality is offered. */
export function WeakUplink({ offered, top, accept, decline }: WeakUplinkProps) {
  const words = useRoomWords().room
  return (
    <Banner
      className='weak-uplink-banner'
      calm
      top={top}
      lead={<Icon name='quality' size={20} tone='accent' />}
      title={words.weakUplink}
      detail={words.weakUplinkDetail(qualities[offered].height)}
    >
      <Button className='keep-quality-button' kind='text' size='small' text={words.notNow} onPress={decline} />
      <Button className='lower-quality-button' kind='primary' size='small' text={words.lowerQuality} onPress={accept} />
    </Banner>
  )
}
