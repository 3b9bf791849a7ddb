import type { Ticket } from '../../protocol/shapes'
import { Role } from '../../protocol/numbers'
import { ticketFor } from '../signal/crowd'
import { watchByPhone } from './phone-viewer'
import type { Seen, Viewer } from './seen'
import { watchByWeb } from './web-viewer'

export interface Orders {
  readonly way: 'RTMP' | 'WebRTC'
  readonly url: string
  readonly conferenceId: string
  /** Each viewer watches one of them; they are shared out evenly. */
  readonly streams: readonly string[]
  readonly count: number
  /** Sets the names of a crowd apart from those of another [none]. */
  readonly prefix?: string
}

/** What the process of a crowd is told it answers when it is done. */
export type ToCrowd = { readonly begin: Orders } | 'look'
export type FromCrowd = { readonly seen: readonly Seen[] }

/** Come in at the same time. */
const AT_ONCE = 10

/** The audience, in a process of its own so that its own work is not taken for the server's. */
export function runCrowd(): void {
  let viewers: readonly Viewer[] = []
  const tell = (): void => void process.send?.({ seen: viewers.map((viewer) => viewer.seen()) } satisfies FromCrowd)
  process.on('message', (message: ToCrowd) => {
    if (message === 'look') return tell()
    void gather(message.begin).then((all) => {
      viewers = all
      tell()
    }, fail)
  })
  process.on('disconnect', () => process.exit())
}

function fail(error: unknown): never {
  console.error(error)
  process.exit(1)
}

async function gather({ way, url, conferenceId, streams, count, prefix = '' }: Orders): Promise<readonly Viewer[]> {
  const watch: (ticket: Ticket, streamId: string) => Promise<Viewer> = way === 'RTMP' ? watchByPhone : watchByWeb
  const viewers: Viewer[] = []
  let next = 0
  const door = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const ticket = ticketFor(url, conferenceId, `${prefix}${way}${number}`.toLowerCase(), Role.AUDIENCE)
      viewers.push(await watch(ticket, streams[number % streams.length] ?? ''))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, door))
  return viewers
}
