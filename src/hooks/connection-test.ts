import { ConfrType } from '../../protocol/numbers'
import type { Platform } from '../platform/types'
import type { Conference } from '../services/emedia'
import { EmediaError } from '../services/emedia/core/error'
import type { ErrorName } from '../../protocol/errors'

/** What a meeting needs of the network: calls, the WebSocket, and the port that media takes. */
export type ConnectionPart = 'http' | 'socket' | 'media'

export type PartResult =
  | { readonly state: 'waiting' | 'testing' | 'passed' | 'untested' }
  | { readonly state: 'failed'; readonly reason: ErrorName | undefined }

export type ConnectionResult = Readonly<Record<ConnectionPart, PartResult>>

const waiting: PartResult = { state: 'waiting' }
const APP_KEY = 'emeet#meeting'

/** A meeting of one's own, so that the test is what it tests; nobody else can guess its name. */
const testRoom = (): string =>
  `connection test ${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`

/**
 * Tries one after the other what a meeting needs, in a meeting that is made for it and ended after it. What comes after a
 * failure stays untested. Never rejects.
 * @param tell hears the result whenever it has grown
 */
export async function testConnection(
  platform: Pick<Platform, 'reach' | 'connect' | 'probeMedia'>,
  host: string,
  tell: (result: ConnectionResult) => void
): Promise<void> {
  let result: ConnectionResult = { http: waiting, socket: waiting, media: waiting }
  const put = (part: ConnectionPart, value: PartResult): void => tell((result = { ...result, [part]: value }))
  let conference: Conference | undefined
  const steps: Record<ConnectionPart, () => Promise<'passed' | 'untested'>> = {
    http: async () => {
      await platform.reach(host)
      return 'passed'
    },
    socket: async () => {
      const client = await platform.connect({ host, appkey: APP_KEY })
      conference = await client.joinRoom({ roomName: testRoom(), type: ConfrType.COMMUNICATION })
      return 'passed'
    },
    media: async () => (conference === undefined ? 'untested' : platform.probeMedia(conference))
  }
  for (const part of ['http', 'socket', 'media'] as const) {
    put(part, { state: 'testing' })
    const failure = await perform(steps[part], (state) => put(part, { state }))
    if (failure === undefined) continue
    put(part, failure)
    break
  }
  tell(withoutWaiting(result))
  await conference?.destroy().catch(() => undefined)
}

async function perform(
  step: () => Promise<'passed' | 'untested'>,
  done: (state: 'passed' | 'untested') => void
): Promise<PartResult | undefined> {
  try {
    done(await step())
    return undefined
  } catch (error) {
    return { state: 'failed', reason: error instanceof EmediaError ? error.reason : undefined }
  }
}

function withoutWaiting(result: ConnectionResult): ConnectionResult {
  const settle = (part: PartResult): PartResult => (part.state === 'waiting' ? { state: 'untested' } : part)
  return { http: settle(result.http), socket: settle(result.socket), media: settle(result.media) }
}
