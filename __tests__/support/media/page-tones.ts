import type { Page } from 'playwright-core'

/** Publishes a sine instead of the microphone. @param peerId of a peer of {@link WebClient} that sends sound */
export function sendTone(page: Page, peerId: string, frequency: number): Promise<void> {
  return page.evaluate(
    async ({ peerId, frequency }) => {
      const context = new AudioContext()
      const oscillator = new OscillatorNode(context, { frequency })
      const output = new MediaStreamAudioDestinationNode(context)
      oscillator.connect(new GainNode(context, { gain: 0.25 })).connect(output)
      oscillator.start()
      const sender = window.peers[peerId]?.getSenders().find(({ track }) => track?.kind === 'audio')
      await sender?.replaceTrack(output.stream.getAudioTracks()[0] ?? null)
    },
    { peerId, frequency }
  )
}

/** What the sound of an element was in the last third of a second, in decibels at each frequency. */
function levelsAt(page: Page, selector: string, frequencies: readonly number[]): Promise<number[]> {
  return page.evaluate(
    async ({ selector, frequencies }) => {
      const element = document.querySelector(selector)
      const stream = element instanceof HTMLMediaElement ? element.srcObject : null
      if (!(stream instanceof MediaStream) || stream.getAudioTracks().length === 0) return []
      const context = new AudioContext()
      const analyser = new AnalyserNode(context, { fftSize: 16_384, smoothingTimeConstant: 0 })
      context.createMediaStreamSource(stream).connect(analyser)
      await new Promise((resolve) => setTimeout(resolve, 600))
      const levels = new Float32Array(analyser.frequencyBinCount)
      analyser.getFloatFrequencyData(levels)
      const at = (hertz: number) => Math.round((hertz * analyser.fftSize) / context.sampleRate)
      await context.close()
      return frequencies.map((hertz) => Math.max(...levels.subarray(at(hertz) - 2, at(hertz) + 3)))
    },
    { selector, frequencies }
  )
}

/** Decibels by which a tone may be weaker than the strongest one and still be heard beside it, and the weakest one there is. */
const AUDIBLE = 20
const NOTHING = -60

/** Which of some frequencies, in Hz, an element of the page plays now. @param selector of a `<video>` or `<audio>` */
export async function tonesPlayed(page: Page, selector: string, frequencies: readonly number[]): Promise<number[]> {
  const levels = await levelsAt(page, selector, frequencies)
  const least = Math.max(NOTHING, Math.max(...levels) - AUDIBLE)
  return frequencies.filter((_, index) => (levels[index] ?? -Infinity) >= least)
}
