import type { StreamGrant } from '../../server/media/engine'

export const HOST = '127.0.0.1'

/** A right in a conference of this bench, good for a day. */
export const grantFor = (
  purpose: StreamGrant['purpose'],
  conferenceId: string,
  streamId: string,
  memberId: string
): StreamGrant => ({ purpose, conferenceId, streamId, memberId, expires: Date.now() + 86_400_000 })
