import { batchEncoder } from '../flv/batch-encoder'
import { typeNumber } from '../flv/encode'
import type { Tag } from '../hub/frame'
import { encodeMessage } from './chunk-writer'
import { MEDIA_STREAM } from './replies'

const CHUNK_STREAM: Record<Tag['type'], number> = { audio: 4, script: 5, video: 6 }

/** Tags as messages on the media stream, the same bytes for every player. */
export const encodeTags = batchEncoder((tag) =>
  encodeMessage(
    { type: typeNumber(tag), streamId: MEDIA_STREAM, timestamp: tag.timestamp, body: tag.body },
    CHUNK_STREAM[tag.type]
  )
)
