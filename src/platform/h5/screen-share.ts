import { type Conference, EmediaError, type Publication } from '../../services/emedia'
import { Observable } from '../observable'
import type { ScreenShare } from '../types'

/** Shares a screen, a window or a tab of this browser. */
export class BrowserScreen implements ScreenShare {
  private readonly observable = new Observable(false)
  private publication: Publication | undefined
  /** The browser asks the person. */
  private isAsking = false

  get on(): boolean {
    return this.observable.value
  }

  onChange(listener: (on: boolean) => void): () => void {
    return this.observable.onChange(listener)
  }

  async start(conference: Conference): Promise<void> {
    if (this.isAsking || this.on) return
    this.isAsking = true
    try {
      this.publication = await conference.shareScreen()
      this.observable.set(true)
      this.publication.onEnded(() => this.observable.set(false))
    } catch (error) {
      // The person thought better of it.
      if (!(error instanceof EmediaError && error.reason === 'no-device')) throw error
    } finally {
      this.isAsking = false
    }
  }

  stop(): void {
    this.publication?.close()
  }
}

/** Phones' browsers have no such thing. */
export const canShareScreen = (): boolean => {
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined
  return typeof devices?.getDisplayMedia === 'function'
}
