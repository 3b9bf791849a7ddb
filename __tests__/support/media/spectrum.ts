/** Length of the pieces that are analysed, in samples; at 48 kHz a step of 2.9 Hz. */
const WINDOW = 16_384

/** Root mean square of samples between -1 and 1. */
export function rootMeanSquare(samples: Float32Array): number {
  const sum = samples.reduce((total, sample) => total + sample * sample, 0)
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length)
}

/** The strongest frequency in Hz, and null of silence or of less than one window. */
export function peakFrequency(samples: Float32Array, sampleRate: number): number | null {
  const power = new Float64Array(WINDOW / 2)
  for (let start = 0; start + WINDOW <= samples.length; start += WINDOW) {
    const real = Float64Array.from(samples.subarray(start, start + WINDOW), shapeSample)
    const imaginary = new Float64Array(WINDOW)
    transform(real, imaginary)
    power.forEach((sum, bin) => {
      power[bin] = sum + (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2
    })
  }
  const strongest = power.slice(1).reduce((best, value, index, all) => (value > (all[best] ?? 0) ? index : best), 0) + 1
  return (power[strongest] ?? 0) < 1e-3 ? null : (strongest * sampleRate) / WINDOW
}

/** Hann's window: the edges of a piece fade out. */
const shapeSample = (sample: number, index: number) => sample * 0.5 * (1 - Math.cos((2 * Math.PI * index) / WINDOW))

/** Fast Fourier transform in place, radix 2 (Cooley and Tukey). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  reorder(real)
  for (let size = 2; size <= real.length; size *= 2) {
    for (let start = 0; start < real.length; start += size) combine(real, imaginary, start, size / 2)
  }
}

function reorder(values: Float64Array): void {
  const bits = Math.log2(values.length)
  const copy = values.slice()
  copy.forEach((value, index) => {
    let reversed = 0
    for (let bit = 0; bit < bits; bit += 1) reversed |= ((index >> bit) & 1) << (bits - 1 - bit)
    values[reversed] = value
  })
}

/** Two halves of a block become one: the second turned and added to, and taken from, the first. */
function combine(real: Float64Array, imaginary: Float64Array, start: number, half: number): void {
  for (let step = 0; step < half; step += 1) {
    const [even, odd] = [start + step, start + step + half]
    const angle = (-Math.PI * step) / half
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
    const [evenReal = 0, evenImaginary = 0] = [real[even], imaginary[even]]
    const [oddReal = 0, oddImaginary = 0] = [real[odd], imaginary[odd]]
    const turnedReal = oddReal * cosine - oddImaginary * sine
    const turnedImaginary = oddReal * sine + oddImaginary * cosine
    real[even] = evenReal + turnedReal
    imaginary[even] = evenImaginary + turnedImaginary
    real[odd] = evenReal - turnedReal
    imaginary[odd] = evenImaginary - turnedImaginary
  }
}

/** Decibels by which a tone may be weaker than the strongest one and still be heard beside it. */
const AUDIBLE = 20
/** Root mean square of a tone that counts as none. */
const NOTHING = 0.004

/** Which of some frequencies, in Hz, are in a sound. */
export function tonesIn(samples: Float32Array, sampleRate: number, frequencies: readonly number[]): number[] {
  const strengths = frequencies.map((frequency) => toneStrength(samples, sampleRate, frequency))
  const least = Math.max(NOTHING, Math.max(...strengths) * 10 ** (-AUDIBLE / 20))
  return frequencies.filter((_, index) => (strengths[index] ?? 0) >= least)
}

/** Root mean square of what a sound has of one frequency. */
function toneStrength(samples: Float32Array, sampleRate: number, frequency: number): number {
  let [real, imaginary] = [0, 0]
  samples.forEach((sample, index) => {
    const angle = (2 * Math.PI * frequency * index) / sampleRate
    const shaped = sample * (1 - Math.cos((2 * Math.PI * index) / samples.length))
    real += shaped * Math.cos(angle)
    imaginary += shaped * Math.sin(angle)
  })
  return (Math.SQRT2 * Math.hypot(real, imaginary)) / Math.max(1, samples.length)
}
