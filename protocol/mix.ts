import { ConfrType } from './numbers'

/**
 * Names the mix of a conference of type 11 as if it were a stream: whoever asks for it, by `subSId` or for an address, hears
 * everybody but himself. It is in no list and no event.
 */
export const MIX_STREAM = '0'

/** Whether the server mixes the voices of a conference, so that they need not be received one by one. */
export const isMixed = ({ type }: { readonly type: ConfrType }): boolean => type === ConfrType.COMMUNICATION_MIX
