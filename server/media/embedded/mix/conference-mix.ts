import type { SoundMix } from '../codec/mixers'
import type { Ear } from '../hub/ear'
import type { Source, Tag } from '../hub/frame'
import { Listener } from './listener'
import { Voice } from './voice'

/** A publisher that has been without sound for so long, in ms, is forgotten until there is some. */
const FORGET_AFTER = 5000

/** The mix of one conference: all its publishers that sound, and all who listen. */
export class ConferenceMix {
  private readonly voices = new Map<Source, Voice>()
  private readonly listeners = new Map<string, Listener>()

  /** @param left nobody listens any more */
  constructor(
    private readonly mix: SoundMix,
    private readonly now: () => number,
    private readonly left: () => void
  ) {}

  /** @param headers those that the publisher has sent before: what comes next cannot be read without them */
  earOf(source: Source, headers: () => readonly Tag[]): Ear {
    const known = this.voices.get(source)
    if (known !== undefined) return known
    const voice = new Voice(this.mix, source.memberId, this.now)
    this.voices.set(source, voice)
    if (source.face === 'tag') for (const header of headers()) voice.tag(header)
    return voice
  }

  listener(memberId: string): Listener {
    const known = this.listeners.get(memberId)
    if (known !== undefined) return known
    const listener = new Listener(this.mix, memberId, this.now, () => this.forget(listener))
    this.listeners.set(memberId, listener)
    return listener
  }

  find(memberId: string): Listener | undefined {
    return this.listeners.get(memberId)
  }

  /** Lets go of publishers that have ceased. To be called now and then. */
  sweep(): void {
    const before = this.now() - FORGET_AFTER
    for (const [source, voice] of this.voices) {
      if (voice.lastHeard >= before) continue
      voice.close()
      this.voices.delete(source)
    }
  }

  /** Ends everybody's listening. Repeated calls do nothing. */
  close(reason: string): void {
    for (const listener of [...this.listeners.values()]) listener.end(reason)
    this.mix.close()
  }

  private forget(listener: Listener): void {
    if (this.listeners.get(listener.memberId) !== listener) return
    this.listeners.delete(listener.memberId)
    if (this.listeners.size === 0) this.left()
  }
}
