import { readAacConfig } from '../embedded/codec/aac-config'
import { AUDIO_PREFIX, VIDEO_PREFIX } from '../embedded/flv/body'
import { parseAvcRecord } from '../embedded/h264/avc-record'
import { parseSps } from '../embedded/h264/sps'
import type { Tag } from '../embedded/hub/frame'
import type { AudioTrack, VideoTrack } from './mp4-writer'

/** What a first look over a file finds. */
export interface Survey {
  /** Undefined when there is no picture that can be decoded. */
  readonly video: VideoTrack | undefined
  readonly audio: AudioTrack | undefined
  readonly durationMs: number
  /** The picture's parameters change in mid-file: a browser has changed its resolution. */
  readonly changes: boolean
}

/** Goes over all tags once. Tracks of which there is a header but nothing else count as not there. */
export function survey(tags: Iterable<Tag>): Survey {
  const configs: Buffer[] = []
  let audio: AudioTrack | undefined
  let durationMs = 0
  const seen = { audio: false, video: false, script: false }
  for (const tag of tags) {
    if (!tag.header) {
      seen[tag.type] = true
      durationMs = Math.max(durationMs, tag.timestamp)
    } else if (tag.type === 'audio') audio ??= audioTrack(tag.body.subarray(AUDIO_PREFIX))
    else if (!configs.some((config) => config.equals(tag.body.subarray(VIDEO_PREFIX)))) {
      configs.push(Buffer.from(tag.body.subarray(VIDEO_PREFIX)))
    }
  }
  const video = seen.video && configs[0] !== undefined ? videoTrack(configs[0]) : undefined
  return { video, audio: seen.audio ? audio : undefined, durationMs, changes: configs.length > 1 }
}

function videoTrack(config: Buffer): VideoTrack | undefined {
  const sps = parseAvcRecord(config)?.sps[0]
  const size = sps === undefined ? undefined : parseSps(sps)
  return size === undefined ? undefined : { config, width: size.width, height: size.height }
}

function audioTrack(config: Buffer): AudioTrack | undefined {
  const format = readAacConfig(config)
  return format === undefined
    ? undefined
    : { config: Buffer.from(config), rate: format.rate, channels: format.channels }
}
