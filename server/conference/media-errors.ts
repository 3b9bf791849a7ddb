import type { ErrorName } from '../../protocol/errors'
import { MediaError } from '../media/engine'
import { Refusal } from './contract'

const refusals: Record<MediaError['reason'], ErrorName> = {
  'bad-offer': 'bad-offer',
  'unsupported-codec': 'unsupported-codec',
  'no-such-stream': 'no-such-stream',
  'no-such-peer': 'no-such-stream',
  unavailable: 'media-unavailable'
}

export const isUnavailable = (error: unknown): boolean => error instanceof MediaError && error.reason === 'unavailable'

/** What the engine turned away, as a refusal of the protocol; anything else as it is. */
export const asRefusal = (error: unknown): unknown =>
  error instanceof MediaError ? new Refusal(refusals[error.reason], error.message) : error
