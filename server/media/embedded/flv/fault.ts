import type { MediaFault } from '../../engine'
import { parseAvcRecord } from '../h264/avc-record'
import { isAnnexB } from '../h264/nal'
import { parseSps } from '../h264/sps'
import type { Tag } from '../hub/frame'
import { VIDEO_PREFIX } from './body'

/**
 * Why the video of a publisher cannot be carried. B-frames are announced in the sequence header, so that a publisher is
 * turned away before anybody sees it; where the header leaves it open, the first picture that is shown late tells.
 */
export function faultOf({ body, header, keyFrame }: Tag): MediaFault | undefined {
  const content = body.subarray(VIDEO_PREFIX)
  if (header) return announcesReordering(content) ? 'b-frames' : undefined
  if (keyFrame && isAnnexB(content)) return 'annex-b'
  return body.readIntBE(2, 3) === 0 ? undefined : 'b-frames'
}

function announcesReordering(record: Buffer): boolean {
  const sets = parseAvcRecord(record)?.sps ?? []
  return sets.some((sps) => parseSps(sps)?.reorders === true)
}
