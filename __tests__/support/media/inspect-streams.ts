import { MediaFailure, MediaProcess } from './ffmpeg'

/** One track as ffprobe describes it. */
export interface StreamDescription {
  readonly codec_type: 'video' | 'audio'
  readonly codec_name: string
  readonly profile?: string
  readonly width?: number
  readonly height?: number
  /** How many B-frames may stand between others; 0 means none. */
  readonly has_b_frames?: number
  /** In Hz, as text. */
  readonly sample_rate?: string
  readonly channels?: number
}

const LIMIT = 15_000

/**
 * How the tracks at an address are coded.
 * @throws MediaFailure when it cannot be read within 15 s
 */
export async function inspectStreams(url: string): Promise<StreamDescription[]> {
  const process = new MediaProcess('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', url])
  const parts: Buffer[] = []
  process.output(1).on('data', (part: Buffer) => parts.push(part))
  const timer = setTimeout(() => void process.stop(), LIMIT)
  const code = await process.ended
  clearTimeout(timer)
  if (code !== 0) throw new MediaFailure(`${url} cannot be inspected`, process.stderr)
  return (JSON.parse(Buffer.concat(parts).toString()) as { streams: StreamDescription[] }).streams
}
