import { AV_NOPTS_VALUE, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants'
import { FormatContext, Packet, type Stream } from 'node-av/lib'
import { check } from '../../embedded/codec/native'
import type { Span } from './clip'
import { spansOf } from './spans'

/** What there is in an MP4; times are ms from its beginning. */
export interface ClipSurvey {
  readonly durationMs: number
  readonly pictures: readonly Span[]
  readonly audio: boolean
}

/** Goes over a file once, without decoding it. Throws when it cannot be read. */
export function surveyClip(path: string, kind: 'camera' | 'screen'): ClipSurvey {
  const format = new FormatContext()
  check(format.openInputSync(path), 'opening a recorded file')
  try {
    const audio = format.streams.some(({ codecpar }) => codecpar.codecType === AVMEDIA_TYPE_AUDIO)
    const { times, durationMs } = read(format)
    const still = times[0] === undefined ? [] : [{ from: times[0], to: durationMs }]
    return { durationMs, pictures: kind === 'screen' ? still : spansOf(times, durationMs), audio }
  } finally {
    format.closeInputSync()
  }
}

function read(format: FormatContext): { readonly times: readonly number[]; readonly durationMs: number } {
  const { streams } = format
  const packet = new Packet()
  packet.alloc()
  const times: number[] = []
  let durationMs = 0
  while (format.readFrameSync(packet) >= 0) {
    const stream = streams[packet.streamIndex]
    if (stream !== undefined && packet.pts !== AV_NOPTS_VALUE) {
      const time = msOf(packet.pts, stream)
      durationMs = Math.max(durationMs, time + msOf(packet.duration, stream))
      if (stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO) times.push(time)
    }
    packet.unref()
  }
  packet.free()
  return { times: times.sort((one, other) => one - other), durationMs }
}

const msOf = (time: bigint, { timeBase }: Stream): number =>
  Math.round((Number(time) * 1000 * timeBase.num) / timeBase.den)
