import { constants } from 'node:os'
import type { FilmFault } from '../../../protocol/recording'
import { NativeFailure } from '../embedded/codec/native'

const NO_SPACE: readonly number[] = [constants.errno.ENOSPC, constants.errno.EDQUOT, constants.errno.EFBIG]

/** FFmpeg gives the system's errors as negative numbers. */
export const faultOf = (error: unknown): FilmFault =>
  error instanceof NativeFailure && NO_SPACE.includes(-error.code) ? 'disk-full' : 'failed'
