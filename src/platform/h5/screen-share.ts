import { StreamType } from '../../../protocol/numbers'
import type { Conference, Publication } from '../../services/emedia'
import { Observable } from '../observable'
import type { ScreenShare } from '../types'

/** A screen is read, not watched: sharpness before smoothness. */
const constraints = { video: { frameRate: { ideal: 15, max: 30 } }, audio: true } as const

/** Shares a screen, a window or a tab of this browser. */
export class BrowserScreen implements ScreenShare {
  private readonly observable = new Observable(false)
  private stream: MediaStream | undefined
  private publication: Publication | undefined

  get on(): boolean {
    return this.observable.value
  }

  onChange(listener: (on: boolean) => void): () => void {
    return this.observable.onChange(listener)
  }

  async start(conference: Conference): Promise<void> {
    if (this.stream !== undefined) return
    const stream = await ask()
    if (stream === undefined) return
    this.stream = stream
    for (const track of stream.getVideoTracks()) {
      track.contentHint = 'detail'
      // The browser has a button of its own for this.
      track.onended = () => this.stop()
    }
    try {
      const publication = await conference.publish({ type: StreamType.DESKTOP, stream })
      this.publication = publication
      publication.onEnded(() => this.stop())
      this.observable.set(true)
    } catch (error) {
      this.stop()
      throw error
    }
  }

  stop(): void {
    const { stream, publication } = this
    this.stream = undefined
    this.publication = undefined
    for (const track of stream?.getTracks() ?? []) {
      track.onended = null
      track.stop()
    }
    publication?.close()
    if (this.on) this.observable.set(false)
  }
}

/** Undefined when the person thinks better of it. */
async function ask(): Promise<MediaStream | undefined> {
  try {
    return await navigator.mediaDevices.getDisplayMedia(constraints)
  } catch {
    return undefined
  }
}

/** Phones' browsers have no such thing. */
export const canShareScreen = (): boolean => {
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined
  return typeof devices?.getDisplayMedia === 'function'
}
