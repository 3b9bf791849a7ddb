import { MediaFailure, MediaProcess } from './ffmpeg'
import { everyPicture } from './options'
import { FRAME_SIZE, isMoving, splitFrames } from './picture'
import { peakFrequency, rootMeanSquare } from './spectrum'

export interface ProbeOptions {
  /** How much of the stream to decode, in seconds. */
  readonly seconds?: number
  /** Tracks that are wanted; both unless told. A track that the stream lacks is reported as absent. */
  readonly tracks?: readonly Track[]
  /** The longest that it may take, ms; what was decoded until then counts. */
  readonly limit?: number
}

export interface DecodedVideo {
  readonly frames: number
  /** Of the first frame, in pixels. */
  readonly width: number
  readonly height: number
  /** Whether the picture changes from frame to frame. */
  readonly moving: boolean
}

export interface DecodedAudio {
  /** Per channel, at 48 kHz. */
  readonly samples: number
  /** All of it. */
  readonly sound: Float32Array
  /** Loudness: root mean square of samples between -1 and 1. */
  readonly rms: number
  /** The strongest frequency in Hz; null of silence. */
  readonly peakFrequency: number | null
}

export interface Probed {
  readonly video: DecodedVideo | null
  readonly audio: DecodedAudio | null
  /** What ffmpeg said, for messages of failed tests. */
  readonly stderr: string
}

type Track = 'video' | 'audio'

const SAMPLE_RATE = 48_000
const STARTUP = 12_000

/** What is decoded of each track, and into what. */
const decoded: Record<Track, () => readonly string[]> = {
  video: () => ['-map', '0:v', '-vf', `scale=${FRAME_SIZE}`, '-pix_fmt', 'gray', ...everyPicture(), '-f', 'rawvideo'],
  audio: () => ['-map', '0:a', '-ac', '1', '-ar', `${SAMPLE_RATE}`, '-f', 'f32le']
}

/** ffmpeg ends when an output has no input; it then says which. */
const MISSING: Record<Track, RegExp> = {
  video: /Stream map '0:v' matches no streams/,
  audio: /Stream map '0:a' matches no streams/
}

function decode(url: string, tracks: readonly Track[], seconds: number): MediaProcess {
  const input = ['-hide_banner', '-nostdin', '-nostats', '-analyzeduration', '1500000', '-i', url]
  const outputs = tracks.flatMap((track, index) => ['-t', `${seconds}`, ...decoded[track](), `pipe:${3 + index}`])
  return new MediaProcess('ffmpeg', [...input, ...outputs], tracks.length)
}

/** Width and height of the video of the input, which ffmpeg prints before those of its outputs. */
function sizeOf(stderr: string): { width: number; height: number } {
  const [, width, height] = /: Video: .*?\b(\d{2,5})x(\d{2,5})\b/.exec(stderr) ?? []
  return { width: Number(width ?? 0), height: Number(height ?? 0) }
}

function describeVideo(content: Buffer, stderr: string): DecodedVideo {
  const frames = splitFrames(content)
  return { frames: frames.length, ...sizeOf(stderr), moving: isMoving(frames) }
}

function describeAudio(content: Buffer): DecodedAudio {
  const samples = new Float32Array(new Uint8Array(content.subarray(0, content.length - (content.length % 4))).buffer)
  const frequency = peakFrequency(samples, SAMPLE_RATE)
  return { samples: samples.length, sound: samples, rms: rootMeanSquare(samples), peakFrequency: frequency }
}

async function collect(process: MediaProcess, tracks: readonly Track[], limit: number): Promise<Map<Track, Buffer>> {
  const parts = tracks.map((): Buffer[] => [])
  tracks.forEach((_, index) => process.output(3 + index).on('data', (part: Buffer) => parts[index]?.push(part)))
  const timer = setTimeout(() => void process.stop(), limit)
  await process.ended
  clearTimeout(timer)
  return new Map(tracks.map((track, index) => [track, Buffer.concat(parts[index] ?? [])]))
}

/**
 * Really decodes what comes from an address, as live-player does, and tells what was seen and heard.
 * @param url RTMP, HTTP-FLV or a file
 * @throws MediaFailure when nothing could be decoded
 */
export async function probe(url: string, options: ProbeOptions = {}): Promise<Probed> {
  const { seconds = 3, tracks = ['video', 'audio'], limit = STARTUP + seconds * 2_000 } = options
  const process = decode(url, tracks, seconds)
  const content = await collect(process, tracks, limit)
  const { stderr } = process
  const there = tracks.filter((track) => !MISSING[track].test(stderr))
  if (there.length > 0 && there.length < tracks.length) return probe(url, { seconds, tracks: there, limit })
  const [video, audio] = [content.get('video'), content.get('audio')]
  if (!video?.length && !audio?.length) throw new MediaFailure(`nothing could be decoded of ${url}`, stderr)
  return {
    video: video?.length ? describeVideo(video, stderr) : null,
    audio: audio?.length ? describeAudio(audio) : null,
    stderr
  }
}
