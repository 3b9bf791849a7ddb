import * as fc from 'fast-check'
import { ConfrType, Role } from '../../../../protocol/numbers'
import { isAnnounced } from '../../../../server/conference/model/find'
import { anyMove, type Move } from '../../../support/conference/moves'
import { web } from '../../../support/conference/states'
import { World } from '../../../support/conference/world'

const entering =
  (who: string): Move =>
  (world) => ({
    type: 'enter',
    seat: world.seatFor(who),
    nickName: who,
    ext: {},
    ticketTime: 1e9,
    role: Role.TALKER,
    terminal: web
  })
const offering: Move = ({ state }) => {
  const sessId = state.members[0]?.sessId ?? ''
  const stream = { type: 0, voff: 0, aoff: 0 } as const
  return { type: 'publish', sessId, rtcId: 'a', via: 'webrtc', peerId: `${sessId}:a`, stream }
}
const answering: Move = ({
  state: {
    streams: [stream]
  }
}) =>
  stream === undefined || stream.peerId === null
    ? undefined
    : { type: 'answered', streamId: stream.id, peerId: stream.peerId, codec: 'H264' }
const arriving: Move = ({
  state: {
    streams: [stream]
  }
}) => (stream === undefined ? undefined : { type: 'live', streamId: stream.id, tracks: { audio: true, video: true } })
const dying: Move = () => ({ type: 'mediaLost' })
/** The one story that chance seldom tells to its end. */
const revival = [entering('ann'), entering('bob'), offering, answering, arriving, dying, offering, answering, arriving]

test.each([ConfrType.COMMUNICATION, ConfrType.LIVE])(
  'whatever happens in a conference of type %d, everybody keeps a true picture',
  (type) => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(anyMove, { minLength: 5, maxLength: 60 }), (moves) => {
        const world = new World(type)
        for (const make of moves) {
          const command = make(world)
          if (command === undefined) continue
          world.run(command)
          for (const stream of world.state.streams) if (isAnnounced(stream)) seen.add(stream.status)
        }
      }),
      { numRuns: 60, examples: [[revival]] }
    )
    expect([...seen].sort()).toEqual(['live', 'orphaned', 'reviving'])
  }
)
