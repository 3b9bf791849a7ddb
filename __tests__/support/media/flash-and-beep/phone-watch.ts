import { MediaProcess } from '../ffmpeg'
import type { Sightings } from './offsets'

/** Luma between the dark and the white picture; dB between silence and the beep. */
const BRIGHT = 130
const LOUD = -30

export interface PhoneView extends Sightings {
  /** Places where the time of a picture, or of a packet of sound, was not later than that of the one before it. */
  readonly backwards: number
}

interface Sample {
  readonly time: number
  readonly value: number
}

/** Decodes a stream as a phone does and tells, on the stream's own clock, when it flashed and beeped. */
export async function watchByPhone(url: string, seconds: number): Promise<PhoneView> {
  const picture = 'crop=iw/2:ih/2,signalstats,metadata=mode=print:key=lavfi.signalstats.YAVG:file=pipe\\\\:3'
  // Before it is cut into short pieces, because the times of those are made up by the player.
  const sound = `${levels(5)},asetnsamples=n=240:p=0,${levels(4)}`
  const player = new MediaProcess(
    'ffmpeg',
    [
      ...['-hide_banner', '-nostdin', '-v', 'error', '-copyts', '-analyzeduration', '1500000', '-i', url],
      ...['-t', `${seconds}`, '-map', '0:v', '-vf', picture, '-fps_mode', 'passthrough', '-f', 'null', '-'],
      ...['-t', `${seconds}`, '-map', '0:a', '-af', sound, '-f', 'null', '-']
    ],
    3
  )
  const texts = [gather(player, 3), gather(player, 4), gather(player, 5)] as const
  await player.ended
  const [pictures, sounds, packets] = [readSamples(texts[0]()), readSamples(texts[1]()), readSamples(texts[2]())]
  if (pictures.length === 0) throw new Error(player.stderr)
  return {
    flashes: rises(pictures, BRIGHT),
    beeps: rises(sounds, LOUD),
    backwards: countBackwards(pictures) + countBackwards(packets)
  }
}

/** A filter that writes how loud each frame is to a descriptor. */
const levels = (descriptor: number): string =>
  `astats=metadata=1:reset=1,ametadata=mode=print:key=lavfi.astats.Overall.RMS_level:file=pipe\\\\:${descriptor}`

/** What a process has written to a descriptor so far. */
function gather(process: MediaProcess, descriptor: number): () => string {
  let text = ''
  process.output(descriptor).on('data', (part: Buffer) => {
    text += part.toString()
  })
  return () => text
}

function readSamples(text: string): Sample[] {
  return [...text.matchAll(/pts_time:(\S+)\s+lavfi\.[\w.]+=(\S+)/g)].map(([, time, value]) => ({
    time: Number(time) * 1000,
    value: value === '-inf' ? -Infinity : Number(value)
  }))
}

/** When the value comes to lie above the threshold after at least a third of a second below. */
function rises(samples: readonly Sample[], threshold: number): number[] {
  const found: number[] = []
  let last = Infinity
  for (const { time, value } of samples) {
    if (value <= threshold) continue
    if (time - last > 333) found.push(time)
    last = time
  }
  return found
}

function countBackwards(samples: readonly Sample[]): number {
  return samples.filter(({ time }, index) => time <= (samples[index - 1]?.time ?? -Infinity)).length
}
