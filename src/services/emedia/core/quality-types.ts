import type { StreamQuality as Measured } from '../../../../protocol/quality'

/** How a stream arrived at the server in the last second. */
export interface StreamQuality extends Measured {
  readonly streamId: string
  readonly memberId: string
}
