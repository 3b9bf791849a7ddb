import type { StreamGrant } from '../../../server/media/engine'

/** A right to a stream of this bench, good for a day. */
export const grantFor = (purpose: StreamGrant['purpose'], streamId: string): StreamGrant => ({
  purpose,
  conferenceId: 'bench',
  streamId,
  memberId: purpose === 'publish' ? 'publisher' : 'viewer',
  expires: Date.now() + 86_400_000
})
