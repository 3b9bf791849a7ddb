import { Observable } from '../observable'
import type { Playback } from '../types'

/** Sound under the browser's autoplay policy: what it refuses plays mute until the person taps. */
export class BrowserPlayback implements Playback {
  private readonly observable = new Observable(false)
  private readonly waiting = new Set<HTMLMediaElement>()

  get blocked(): boolean {
    return this.observable.value
  }

  onChange(listener: (blocked: boolean) => void): () => void {
    return this.observable.onChange(listener)
  }

  /** The speaker that was chosen. */
  sink: string | undefined
  private readonly playing = new Set<HTMLMediaElement>()

  get canChoose(): boolean {
    return 'setSinkId' in HTMLMediaElement.prototype
  }

  /** Everybody is heard from that speaker from now on. */
  async choose(sink: string): Promise<void> {
    this.sink = sink
    await Promise.all([...this.playing].map((element) => element.setSinkId(sink).catch(() => undefined)))
  }

  async play(element: HTMLMediaElement): Promise<void> {
    this.playing.add(element)
    if (this.sink !== undefined) void element.setSinkId(this.sink).catch(() => undefined)
    try {
      await element.play()
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return
      element.muted = true
      this.waiting.add(element)
      this.observable.set(true)
      await element.play().catch(() => undefined)
    }
  }

  forget(element: HTMLMediaElement): void {
    this.playing.delete(element)
    this.waiting.delete(element)
    if (this.waiting.size === 0) this.observable.set(false)
  }

  unlock(): void {
    for (const element of this.waiting) {
      element.muted = false
      void element.play().catch(() => undefined)
    }
    this.waiting.clear()
    this.observable.set(false)
  }
}

export const playback = new BrowserPlayback()
