import { MediaFailure, MediaProcess } from './ffmpeg'
import { progress } from './options'

export interface PushOptions {
  /** Whether there is a picture, and whether it moves. */
  readonly video?: 'moving' | 'still' | false
  readonly audio?: boolean
  /** How long, in seconds; until stopped unless told. */
  readonly seconds?: number
  /** Frequency of the tone, Hz; 0 is silence. */
  readonly tone?: number
  /** Width and height of the picture in pixels, as 640x360. */
  readonly size?: string
  readonly fps?: number
  /** Of the picture, in kbit/s. */
  readonly bitrate?: number
  /** Pictures that are shown in another order than they are sent, as no phone makes them. */
  readonly bFrames?: boolean
}

const DEFAULTS = {
  video: 'moving',
  audio: true,
  tone: 440,
  size: '640x360',
  fps: 15,
  bitrate: 500,
  bFrames: false
} as const
/** How long the publishing may take to begin, ms. */
const PATIENCE = 15_000

type Settings = Required<Omit<PushOptions, 'seconds'>>

function inputs({ video, audio, size, fps, tone }: Settings): string[] {
  const sound = tone === 0 ? 'anullsrc=r=48000:cl=mono' : `sine=frequency=${tone}:sample_rate=48000`
  const picture = video === 'still' ? `smptebars=size=${size}:rate=${fps}` : `testsrc2=size=${size}:rate=${fps}`
  return [
    ...(video === false ? [] : ['-re', '-f', 'lavfi', '-i', picture]),
    ...(audio ? ['-re', '-f', 'lavfi', '-i', sound] : [])
  ]
}

/** What a phone sends: baseline without B-frames, a key frame each second, AAC-LC of 48 kHz. */
function encoders({ video, audio, fps, bitrate, bFrames }: Settings): string[] {
  const profile = bFrames
    ? ['-profile:v', 'main', '-bf', '2']
    : ['-profile:v', 'baseline', '-tune', 'zerolatency', '-bf', '0']
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', ...profile]
  const groups = ['-g', `${fps}`, '-keyint_min', `${fps}`, '-sc_threshold', '0', '-pix_fmt', 'yuv420p']
  const rate = ['-b:v', `${bitrate}k`, '-maxrate', `${bitrate}k`, '-bufsize', `${bitrate}k`]
  const aac = ['-c:a', 'aac', '-ar', '48000', '-ac', '1', '-b:a', '64k']
  return [...(video === false ? [] : [...h264, ...groups, ...rate]), ...(audio ? aac : [])]
}

/** A test picture and tone on their way to an address. */
export class Publisher {
  constructor(private readonly process: MediaProcess) {}

  get running(): boolean {
    return this.process.running
  }

  /** What ffmpeg said, for messages of failed tests. */
  get stderr(): string {
    return this.process.stderr
  }

  /** Settles when it has ended: by itself, by `stop`, or because the server cut it. */
  get ended(): Promise<number | null> {
    return this.process.ended
  }

  /** Ends it properly. May be called again. */
  stop(): Promise<void> {
    return this.process.stop()
  }
}

/** The first progress that tells of media written. */
function begun(process: MediaProcess): Promise<void> {
  return new Promise((resolve) => {
    process.output(1).on('data', (part: Buffer) => {
      if (/^out_time_(us|ms)=[1-9]/m.test(part.toString())) resolve()
    })
  })
}

/**
 * Publishes by real ffmpeg, at real speed, as live-pusher does.
 * @param url an RTMP address; or the path of an .flv file
 * @returns when media flows
 * @throws MediaFailure when it is refused, or does not begin within 15 s
 */
export async function push(url: string, options: PushOptions = {}): Promise<Publisher> {
  const settings: Settings = { ...DEFAULTS, ...options }
  const length = options.seconds === undefined ? [] : ['-t', `${options.seconds}`]
  const quiet = ['-hide_banner', '-nostdin', '-loglevel', 'info', ...progress()]
  const output = [...length, '-flvflags', 'no_duration_filesize', '-f', 'flv', '-y', url]
  const process = new MediaProcess('ffmpeg', [...quiet, ...inputs(settings), ...encoders(settings), ...output])
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE)
  })
  const outcome = await Promise.race([begun(process), process.ended, late])
  clearTimeout(timer)
  if (outcome === undefined || outcome === 0) return new Publisher(process)
  await process.stop()
  throw new MediaFailure(`publishing to ${url} ${outcome === 'late' ? 'did not begin' : 'failed'}`, process.stderr)
}
