import { closeSync, openSync, readSync } from 'node:fs'
import type { Tag } from '../embedded/hub/frame'
import { readAudio, readVideo, TagType } from '../embedded/flv/body'

const CHUNK = 1 << 20
const FILE_HEADER = 13
const TAG_HEADER = 11
const TAG_SIZE = 4

/** The pictures and sounds of an FLV file that our recorder wrote, up to where it breaks off, whatever ended it. */
export function* readFlv(path: string): Generator<Tag> {
  const file = openSync(path, 'r')
  try {
    yield* tagsOf(new Chunks(file))
  } finally {
    closeSync(file)
  }
}

function* tagsOf(chunks: Chunks): Generator<Tag> {
  if (chunks.take(FILE_HEADER)?.toString('latin1', 0, 3) !== 'FLV') return
  for (;;) {
    const head = chunks.take(TAG_HEADER)
    if (head === undefined) return
    const timestamp = head.readUIntBE(4, 3) | ((head[7] ?? 0) << 24)
    const type = head[0]
    const body = chunks.take(head.readUIntBE(1, 3))
    if (body === undefined || chunks.take(TAG_SIZE) === undefined) return
    const tag = type === TagType.AUDIO ? readAudio(body, timestamp) : readVideo(body, timestamp)
    const isMedia = type === TagType.AUDIO || type === TagType.VIDEO
    if (isMedia && typeof tag === 'object') yield tag
  }
}

/** Reads a file in large pieces and gives it out in small ones. */
class Chunks {
  private rest = Buffer.alloc(0)

  constructor(private readonly file: number) {}

  /** The next bytes; undefined when the file ends before. */
  take(length: number): Buffer | undefined {
    while (this.rest.length < length) {
      const chunk = Buffer.allocUnsafe(Math.max(CHUNK, length))
      const read = readSync(this.file, chunk, 0, chunk.length, null)
      if (read === 0) return undefined
      this.rest = Buffer.concat([this.rest, chunk.subarray(0, read)])
    }
    const taken = this.rest.subarray(0, length)
    this.rest = this.rest.subarray(length)
    return taken
  }
}
