import { MediaProcess } from './ffmpeg'
import { everyPicture } from './options'

const WIDTH = 64
const HEIGHT = 36
const SAMPLE_RATE = 8000
/** Pictures and tones are looked at in pieces of so many ms. */
const PIECE_MS = 500

export interface DecodedFilm {
  readonly frames: readonly Buffer[]
  readonly samples: Float32Array
}

/** Decodes a film from start to end: small grey pictures, and what is heard. Throws when there is an error anywhere. */
export async function decodeFilm(path: string): Promise<DecodedFilm> {
  const pictures = ['-map', '0:v', '-vf', `scale=${WIDTH}:${HEIGHT}`, '-pix_fmt', 'gray', ...everyPicture()]
  const sounds = ['-map', '0:a', '-ac', '1', '-ar', `${SAMPLE_RATE}`, '-f', 'f32le', 'pipe:4']
  const input = ['-v', 'error', '-xerror', '-nostdin', '-i', path]
  const process = new MediaProcess('ffmpeg', [...input, ...pictures, '-f', 'rawvideo', 'pipe:3', ...sounds], 2)
  const parts: [Buffer[], Buffer[]] = [[], []]
  process.output(3).on('data', (part: Buffer) => parts[0].push(part))
  process.output(4).on('data', (part: Buffer) => parts[1].push(part))
  if ((await process.ended) !== 0) throw new Error(`${path} cannot be decoded: ${process.stderr}`)
  const [grey, sound] = parts.map((each) => Buffer.concat(each)) as [Buffer, Buffer]
  const size = WIDTH * HEIGHT
  return {
    frames: Array.from({ length: grey.length / size }, (_, index) => grey.subarray(index * size, (index + 1) * size)),
    samples: new Float32Array(new Uint8Array(sound).buffer)
  }
}

/** Whether there is a picture in the uppermost quarter: one tile fills the film, two beside each other leave it free. */
export function reachesTop(frame: Buffer): boolean {
  const band = frame.subarray(WIDTH * 4, WIDTH * 7)
  return band.reduce((sum, grey) => sum + grey, 0) / band.length > 50
}

/** Values with their repetitions left out. */
export const changesOf = <T>(values: readonly T[]): T[] => values.filter((value, index) => value !== values[index - 1])

/** In which pieces of the film, of half a second each, a tone is heard (Goertzel's filter). */
export function heardIn(samples: Float32Array, frequency: number): boolean[] {
  const length = (SAMPLE_RATE * PIECE_MS) / 1000
  const pieces = Array.from({ length: Math.floor(samples.length / length) }, (_, index) => index * length)
  return pieces.map((start) => amplitude(samples.subarray(start, start + length), frequency) > 0.02)
}

function amplitude(samples: Float32Array, frequency: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / SAMPLE_RATE)
  let [last, before] = [0, 0]
  for (const sample of samples) [last, before] = [sample + turn * last - before, last]
  return (2 * Math.sqrt(last * last + before * before - turn * last * before)) / samples.length
}
