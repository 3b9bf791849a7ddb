import { push } from '../../../__tests__/support/media/push'
import { startEngine } from '../../media/support/engine'
import { grantFor } from '../../media/support/grants'
import { BITRATE, SIZE } from '../source'
import { BEHIND } from './line'
import { Player } from './player'

/** A phone publishes; two phones play, one of them behind the line. */
export interface PlayersScene {
  readonly weak: Player
  readonly other: Player
  /** Whether the pictures pause for the weak player, and how often they began to. */
  readonly held: { isHeld: boolean; times: number }
  readonly close: () => Promise<void>
}

export async function openPlayers(): Promise<PlayersScene> {
  const engine = await startEngine('0.0.0.0')
  const source = await push(engine.publishUrl(grantFor('publish', 'weak'), '127.0.0.1'), {
    size: SIZE,
    bitrate: BITRATE
  })
  const held = { isHeld: false, times: 0 }
  engine.events.on('held', (_streamId, memberId, isHeld) => {
    if (memberId !== 'weak') return
    held.isHeld = isHeld
    held.times += isHeld ? 1 : 0
  })
  const play = (memberId: string, host: string): Promise<Player> =>
    Player.open(engine.playUrl({ ...grantFor('play', 'weak'), memberId }, host))
  const [weak, other] = [await play('weak', BEHIND), await play('other', '127.0.0.1')]
  return {
    weak,
    other,
    held,
    close: async () => {
      for (const player of [weak, other]) player.close()
      await source.stop()
      await engine.close()
    }
  }
}
