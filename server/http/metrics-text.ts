import type { StreamId, StreamQuality } from '../media/engine'

interface Metric {
  readonly name: string
  readonly type: 'gauge' | 'counter'
  readonly help: string
  readonly value: (quality: StreamQuality) => number | undefined
}

const metrics: readonly Metric[] = [
  {
    name: 'emeet_stream_audio_bits_per_second',
    type: 'gauge',
    help: 'Sound that arrives.',
    value: ({ audioKbps }) => audioKbps * 1000
  },
  {
    name: 'emeet_stream_video_bits_per_second',
    type: 'gauge',
    help: 'Pictures that arrive.',
    value: ({ videoKbps }) => videoKbps * 1000
  },
  { name: 'emeet_stream_frames_per_second', type: 'gauge', help: 'Pictures a second.', value: ({ fps }) => fps },
  { name: 'emeet_stream_width_pixels', type: 'gauge', help: 'Width of the pictures.', value: ({ width }) => width },
  { name: 'emeet_stream_height_pixels', type: 'gauge', help: 'Height of the pictures.', value: ({ height }) => height },
  {
    name: 'emeet_stream_loss_ratio',
    type: 'gauge',
    help: 'Part of the packets that was lost on its way; WebRTC only.',
    value: ({ lossPercent }) => (lossPercent === undefined ? undefined : lossPercent / 100)
  },
  {
    name: 'emeet_stream_jitter_seconds',
    type: 'gauge',
    help: 'How unevenly packets arrive; WebRTC only.',
    value: ({ jitterMs }) => (jitterMs === undefined ? undefined : jitterMs / 1000)
  },
  {
    name: 'emeet_stream_freezes_total',
    type: 'counter',
    help: 'How often the picture has stood still.',
    value: ({ freezes }) => freezes
  }
]

/** How streams arrive, in the text format of Prometheus (0.0.4), one series a stream. */
export function metricsText(qualities: ReadonlyMap<StreamId, StreamQuality>): string {
  const count = [
    '# HELP emeet_streams Streams that arrive.',
    '# TYPE emeet_streams gauge',
    `emeet_streams ${qualities.size}`
  ]
  return [...count, ...metrics.flatMap((metric) => linesOf(metric, qualities)), ''].join('\n')
}

function linesOf({ name, type, help, value }: Metric, qualities: ReadonlyMap<StreamId, StreamQuality>): string[] {
  const lines = [...qualities].flatMap(([streamId, quality]) => {
    const now = value(quality)
    return now === undefined ? [] : [`${name}{stream="${escaped(streamId)}"} ${now}`]
  })
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines]
}

/** Clients have a hand in the ids of streams. */
const escaped = (label: string): string => label.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')
