import type { Logger } from 'pino'
import type { Witness } from './conference/audit'
import type { Audit } from './storage/contract'

const DAY_MS = 86_400_000

/** Deeds that come by the thousand, and of which one that is lost in a crash does not matter. */
const CROWDED: readonly string[] = ['joined', 'left', 'lost']

/** Writes down who did what. What cannot be written down happens all the same: a full disk must not keep anybody in. */
export function createWitness(audit: Audit, log: Logger): Witness {
  return ({ id, appKey, roomName }, deed) => {
    try {
      const when = CROWDED.includes(deed.action) ? 'soon' : 'now'
      audit.append({ ...deed, at: Date.now(), appKey, conferenceId: id, roomName }, when)
    } catch (error) {
      log.error({ err: error, action: deed.action }, 'a deed could not be written down')
    }
  }
}

/** Forgets entries when their time has come, now and once a day. Returns the function that stops it. */
export function keepAuditShort(audit: Audit, keptMs: number, log: Logger): () => Promise<void> {
  const forget = (): void => {
    audit.forgetBefore(Date.now() - keptMs).catch((error: unknown) => {
      log.error({ err: error }, 'old entries of the audit could not be forgotten')
    })
  }
  forget()
  const timer = setInterval(forget, DAY_MS)
  return () => {
    clearInterval(timer)
    return Promise.resolve()
  }
}
