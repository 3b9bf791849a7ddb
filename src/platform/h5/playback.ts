import { Observable } from '../observable'
import type { Playback } from '../types'

/** Sound of videos under the browser's autoplay policy: what it refuses plays mute until the person taps. */
export class BrowserPlayback implements Playback {
  private readonly observable = new Observable(false)
  private readonly waiting = new Set<HTMLVideoElement>()

  get blocked(): boolean {
    return this.observable.value
  }

  onChange(listener: (blocked: boolean) => void): () => void {
    return this.observable.onChange(listener)
  }

  async play(video: HTMLVideoElement): Promise<void> {
    try {
      await video.play()
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return
      video.muted = true
      this.waiting.add(video)
      this.observable.set(true)
      await video.play().catch(() => undefined)
    }
  }

  forget(video: HTMLVideoElement): void {
    this.waiting.delete(video)
    if (this.waiting.size === 0) this.observable.set(false)
  }

  unlock(): void {
    for (const video of this.waiting) {
      video.muted = false
      void video.play().catch(() => undefined)
    }
    this.waiting.clear()
    this.observable.set(false)
  }
}

export const playback = new BrowserPlayback()
