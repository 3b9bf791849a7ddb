import type { Clip } from './clip'
import { chain, filter, seconds } from './filter-text'

/** Of the film's sound, in Hz. */
const SOUND_RATE = 48_000

/**
 * The filter graph that mixes all voices, each from when it was heard: the pad `out` gives the sound of the whole film, in
 * frames of one length. Several loud voices together are held below the limit rather than cut off.
 *
 * @param frameSize samples of a frame
 */
export function soundGraph(clips: readonly Clip[], durationMs: number, frameSize: number): string {
  const voices = clips.filter(({ audio }) => audio)
  const pads = voices.map((_, index) => `voice${index}`)
  const silence = filter('anullsrc', { sample_rate: SOUND_RATE, channel_layout: 'mono' })
  return [
    chain([], [silence, filter('atrim', { duration: seconds(durationMs) }), samples()], 'silence'),
    ...voices.map((clip, index) => chain([], heard(clip), `voice${index}`)),
    chain(
      ['silence', ...pads],
      [
        filter('amix', { inputs: pads.length + 1, duration: 'first', normalize: 0 }),
        filter('alimiter', { limit: 0.9, level: 0 }),
        samples(),
        filter('asetnsamples', { nb_out_samples: frameSize, pad: 1 })
      ],
      'out'
    )
  ].join(';')
}

const samples = (): string =>
  filter('aformat', { sample_fmts: 'fltp', sample_rates: SOUND_RATE, channel_layouts: 'mono' })

const heard = ({ path, from }: Clip): readonly string[] => [
  filter('amovie', { filename: path }),
  // Fills what is missing: a microphone that was off sends nothing.
  filter('aresample', { osr: SOUND_RATE, async: 1, first_pts: 0 }),
  samples(),
  filter('adelay', { delays: Math.max(0, Math.round(from)), all: 1 })
]
