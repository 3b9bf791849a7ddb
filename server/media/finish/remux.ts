import { statSync } from 'node:fs'
import { AUDIO_PREFIX, VIDEO_PREFIX } from '../embedded/flv/body'
import { parseAvcRecord } from '../embedded/h264/avc-record'
import { joinAvc } from '../embedded/h264/nal'
import type { Tag } from '../embedded/hub/frame'
import { Mp4Writer, type Sample, TICKS } from './mp4-writer'
import { readFlv } from './read-flv'
import { survey } from './survey'

const TICKS_PER_MS = TICKS / 1000

export interface Remuxed {
  readonly durationMs: number
  readonly bytes: number
  readonly audio: boolean
  readonly video: boolean
}

/**
 * Turns a file as it was recorded, whole or broken off, into an MP4 of the same pictures and sounds.
 *
 * @returns undefined when there is nothing in it to see or to hear
 * @throws when the MP4 cannot be written
 */
export function remux(from: string, to: string): Remuxed | undefined {
  const { video, audio, durationMs, changes } = survey(readFlv(from))
  if (video === undefined && audio === undefined) return undefined
  const writer = new Mp4Writer(to, { video, audio })
  const pictures = new Pictures(changes)
  for (const tag of readFlv(from)) {
    const sample = tag.type === 'video' ? pictures.sample(tag) : soundOf(tag)
    if (sample !== undefined) writer.write(tag.type === 'video' ? 'video' : 'audio', sample)
  }
  writer.close()
  return { durationMs, bytes: statSync(to).size, audio: audio !== undefined, video: video !== undefined }
}

function soundOf({ header, body, timestamp }: Tag): Sample | undefined {
  if (header) return undefined
  const time = timestamp * TICKS_PER_MS
  return { data: body.subarray(AUDIO_PREFIX), pts: time, dts: time, isKey: true }
}

/**
 * The pictures from the first key frame on. An MP4 has room for one set of parameters; where they change, each key frame
 * brings its own along, which decoders heed.
 */
class Pictures {
  private parameters: Buffer = Buffer.alloc(0)
  private begun = false

  constructor(private readonly changes: boolean) {}

  sample({ header, body, timestamp, keyFrame }: Tag): Sample | undefined {
    if (header) {
      const record = parseAvcRecord(body.subarray(VIDEO_PREFIX))
      if (record !== undefined) this.parameters = joinAvc([...record.sps, ...record.pps])
      return undefined
    }
    this.begun ||= keyFrame
    if (!this.begun) return undefined
    const unit = body.subarray(VIDEO_PREFIX)
    const dts = timestamp * TICKS_PER_MS
    const pts = dts + body.readIntBE(2, 3) * TICKS_PER_MS
    const data = keyFrame && this.changes ? Buffer.concat([this.parameters, unit]) : unit
    return { data, pts, dts, isKey: keyFrame }
  }
}
