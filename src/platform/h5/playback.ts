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

  /** The speaker that was chosen. */
  sink: string | undefined
  private readonly playing = new Set<HTMLVideoElement>()

  get canChoose(): boolean {
    return 'setSinkId' in HTMLMediaElement.prototype
  }

  /** Everybody is heard from that speaker from now on. */
  async choose(sink: string): Promise<void> {
    this.sink = sink
    await Promise.all([...this.playing].map((video) => video.setSinkId(sink).catch(() => undefined)))
  }

  async play(video: HTMLVideoElement): Promise<void> {
    this.playing.add(video)
    if (this.sink !== undefined) void video.setSinkId(this.sink).catch(() => undefined)
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
    this.playing.delete(video)
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
