import type { Page } from 'playwright-core'

/** How long a helper looks before it says no, ms. */
const LIMIT = 20_000
/** Chromium's fake microphone is silent most of the time: a beep has to fall into the time of listening. */
const AUDIBLE = 0.003

/**
 * Whether a video element shows frames that are decoded anew and differ from each other. Waits for it.
 * @param selector of a `<video>`, or of an element around it
 * @param limit in ms
 */
export function framesMove(page: Page, selector: string, limit = LIMIT): Promise<boolean> {
  return page.evaluate(
    async ({ selector, limit }) => {
      const find = () => {
        const element = document.querySelector(selector)
        const video = element instanceof HTMLVideoElement ? element : element?.querySelector('video')
        return video instanceof HTMLVideoElement && video.videoWidth > 0 ? video : null
      }
      const canvas = document.createElement('canvas')
      canvas.width = 160
      canvas.height = 90
      const context = canvas.getContext('2d', { willReadFrequently: true })
      const take = (video: HTMLVideoElement) => {
        context?.drawImage(video, 0, 0, canvas.width, canvas.height)
        const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
        return { video, pixels, frames: video.getVideoPlaybackQuality().totalVideoFrames }
      }
      const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time))
      const end = Date.now() + limit
      while (Date.now() < end) {
        const before = find()
        const first = before && take(before)
        await wait(400)
        const after = find()
        if (first === null || after !== first.video) continue
        const second = take(after)
        const differing = second.pixels.filter((value, index) => Math.abs(value - (first.pixels[index] ?? 0)) > 24)
        if (second.frames > first.frames && differing.length >= 8) return true
      }
      return false
    },
    { selector, limit }
  )
}

/**
 * Whether sound comes in by an element's stream: the level of its decoded audio is above silence. Waits for it.
 * @param selector of a `<video>` or `<audio>` with a srcObject, or of an element around it
 * @param limit in ms
 */
export function hears(page: Page, selector: string, limit = LIMIT): Promise<boolean> {
  return page.evaluate(
    async ({ selector, limit, audible }) => {
      const find = () => {
        const element = document.querySelector(selector)
        const media = element instanceof HTMLMediaElement ? element : element?.querySelector('video, audio')
        const stream = media instanceof HTMLMediaElement ? media.srcObject : null
        const tracks = stream instanceof MediaStream ? stream.getAudioTracks() : []
        return tracks.find((track) => track.readyState === 'live') ?? null
      }
      const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time))
      const context = new AudioContext()
      const analyser = context.createAnalyser()
      const samples = new Float32Array(analyser.fftSize)
      const end = Date.now() + limit
      // A track, not its stream: a connection that is built anew puts another track into the same stream.
      let listening: MediaStreamTrack | null = null
      let heard = false
      while (!heard && Date.now() < end) {
        const track = find()
        if (track !== null && track !== listening) {
          context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
        }
        listening = track ?? listening
        await wait(20)
        analyser.getFloatTimeDomainData(samples)
        heard = listening !== null && samples.some((sample) => Math.abs(sample) > audible)
      }
      await context.close()
      return heard
    },
    { selector, limit, audible: AUDIBLE }
  )
}
