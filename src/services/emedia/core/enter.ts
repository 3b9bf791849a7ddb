import type { Enter } from '../../../../protocol/client-ops'
import { VideoCodec } from '../../../../protocol/numbers'
import { Op } from '../../../../protocol/ops'
import { commonEvents } from '../../../../protocol/parse/server-events'
import { SPEAKING } from '../../../../protocol/speaking'
import { MEDIA_REFUSED, MEMBER_ROLE, VIDEO_HELD } from '../../../../protocol/server-events'
import { EmediaError } from './error'
import { OpenConference } from './conference'
import { Life } from './life'
import type { Seat } from './seat'
import { Session } from './session'
import { abortable } from './timing'
import type { Conference } from './types'

/** Takes the seat: resolves when the server has let one in, rejects with the refusal. */
export function enterConference(seat: Seat): Promise<Conference> {
  let session: Session | undefined
  const entered = new Promise<Conference>((resolve, reject) => {
    let life: Life | undefined
    const connection = new Session(seat.environment, enterOp(seat), seat.extras?.events ?? commonEvents, {
      entered: (answer) => {
        if (life !== undefined) return life.reentered(answer)
        life = new Life(seat, connection, answer)
        resolve(new OpenConference(seat, connection, life))
      },
      event: (event) => life?.event(event),
      version: () => life?.roster.version ?? 0,
      copied: (copy) => life?.copied(copy),
      reconnecting: (attempt) => life?.reconnecting(attempt),
      malformed: (problem) => life?.malformed(problem),
      closed: ({ reason, code }) => {
        life?.close({ reason, code })
        reject(new EmediaError(code ?? 0, undefined, { exit: reason }))
      }
    })
    session = connection
    connection.connect()
  })
  return abortable(seat.signal, entered, () => session?.close())
}

/** What every client is told of: messages, roles of others, why a stream was cut off or a picture pauses, and who speaks. */
const usualOps: readonly number[] = [Op.REMOTE_MESSAGE, MEMBER_ROLE, MEDIA_REFUSED, VIDEO_HELD, SPEAKING]

function enterOp({ ticket, nickName, ext, extras, environment: { terminal } }: Seat): Enter {
  const ops = [...usualOps, ...(extras?.ops ?? [])]
  const vcodes = terminal.type === 'MINI_PROGRAM' ? [VideoCodec.H264] : [VideoCodec.H264, VideoCodec.VP8]
  return { op: Op.ENTER, tkt: ticket, nickName, ext, res: { ...terminal, ops, vcodes } }
}
