const STEPS = 5
/** Milliseconds between two looks. */
const PERIOD = 120
/** Nothing is to be heard of it: no speaker is held open, and it need not be quick, which costs a phone less of its battery. */
const listener: AudioContextOptions & { readonly sinkId: { readonly type: 'none' } } = {
  latencyHint: 'playback',
  sinkId: { type: 'none' }
}

/**
 * Measures how loud a track is, in steps from 0 to 5. Returns the function that stops it; it may be called again. A
 * browser that has not been touched yet measures nothing: its audio context stands still until then.
 */
export function measureLevel(track: MediaStreamTrack, report: (level: number) => void): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined
  const context = new AudioContext(listener)
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(samples)
    report(stepOf(samples))
  }, PERIOD)
  return () => {
    clearInterval(timer)
    if (context.state !== 'closed') void context.close()
  }
}

/** Loudness of samples around 128, on a scale that follows the ear: -50 dB is nothing, -10 dB is all. */
export function stepOf(samples: Uint8Array): number {
  const power = samples.reduce((sum, sample) => sum + ((sample - 128) / 128) ** 2, 0) / samples.length
  const decibel = 10 * Math.log10(power + 1e-10)
  return Math.max(0, Math.min(STEPS, Math.round(((decibel + 50) / 40) * STEPS)))
}
