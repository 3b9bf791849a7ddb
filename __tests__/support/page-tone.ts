import type { Page } from 'playwright-core'

/** How long a helper listens before it says no, ms. */
const LIMIT = 15_000
/** Hz: how far the strongest frequency may be from the one that is listened for. */
const TOLERANCE = 25

/**
 * Whether a tone is the strongest frequency of what an element's stream brings. Waits for it.
 * @param selector of a `<video>` or `<audio>` with a srcObject, or of an element around it
 * @param frequency in Hz
 * @param limit in ms
 */
export function hearsTone(page: Page, selector: string, frequency: number, limit = LIMIT): Promise<boolean> {
  return page.evaluate(
    async ({ selector, frequency, limit, tolerance }) => {
      const find = () => {
        const element = document.querySelector(selector)
        const media = element instanceof HTMLMediaElement ? element : element?.querySelector('video, audio')
        const stream = media instanceof HTMLMediaElement ? media.srcObject : null
        return stream instanceof MediaStream && stream.getAudioTracks().length > 0 ? stream : null
      }
      const context = new AudioContext()
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 })
      const levels = new Float32Array(analyser.frequencyBinCount)
      const strongest = () => {
        analyser.getFloatFrequencyData(levels)
        const bin = levels.reduce((best, level, index) => (level > (levels[best] ?? -Infinity) ? index : best), 0)
        return { level: levels[bin] ?? -Infinity, frequency: (bin * context.sampleRate) / analyser.fftSize }
      }
      const audible = -60
      const end = Date.now() + limit
      let listening: MediaStream | null = null
      let heard = false
      while (!heard && Date.now() < end) {
        const stream = find()
        if (stream !== null && stream !== listening) context.createMediaStreamSource(stream).connect(analyser)
        listening = stream ?? listening
        await new Promise((resolve) => setTimeout(resolve, 100))
        const peak = strongest()
        heard = peak.level > audible && Math.abs(peak.frequency - frequency) < tolerance
      }
      await context.close()
      return heard
    },
    { selector, frequency, limit, tolerance: TOLERANCE }
  )
}
