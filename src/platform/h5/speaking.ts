import type { Subscription } from '../../services/emedia'
import { Speech } from '../speech'

/** Milliseconds between two looks. */
const PERIOD = 200

/** Tells whenever the owner of a stream begins or ends to speak. Returns the function that stops it; it may be called again. */
export function watchSpeaking(subscription: Subscription, report: (speaks: boolean) => void): () => void {
  const speech = new Speech()
  let told = false
  let isStopped = false
  const look = async (): Promise<void> => {
    const level = await subscription.audioLevel().catch(() => 0)
    const speaks = speech.hears(level, performance.now())
    if (isStopped || speaks === told) return
    told = speaks
    report(speaks)
  }
  const timer = setInterval(() => void look(), PERIOD)
  return () => {
    isStopped = true
    clearInterval(timer)
  }
}
