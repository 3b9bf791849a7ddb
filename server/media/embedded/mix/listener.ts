import type { SoundMix } from '../codec/mixers'
import { audioFrame, audioHeader } from '../flv/body'
import type { RtpSink, TagSink } from '../hub/frame'
import { RtpFace } from '../hub/rtp-face'
import { TagFace } from '../hub/tag-face'
import type { Viewable } from '../hub/viewable'
import { OpusPackets } from './opus-packets'

/** What one member hears of a mix, over whatever he hears it. It is encoded while somebody listens. */
export class Listener implements Viewable {
  private readonly tags: TagFace
  private readonly rtp: RtpFace
  private readonly packets: OpusPackets
  private aac: { close(): void } | undefined
  private opus: { close(): void } | undefined

  /** @param left nobody listens any more */
  constructor(
    private readonly mix: SoundMix,
    readonly memberId: string,
    now: () => number,
    private readonly left: () => void
  ) {
    this.tags = new TagFace(
      now,
      () => false,
      () => undefined
    )
    this.rtp = new RtpFace(now)
    this.packets = new OpusPackets(this.rtp)
  }

  addTagSink(sink: TagSink): void {
    this.tags.add(sink)
    this.aac ??= this.openAac()
  }

  removeTagSink(sink: TagSink): void {
    if (this.tags.remove(sink)) this.viewerLeft()
  }

  addRtpSink(sink: RtpSink): void {
    this.rtp.add(sink)
    this.opus ??= this.openOpus()
  }

  removeRtpSink(sink: RtpSink): void {
    if (this.rtp.remove(sink)) this.viewerLeft()
  }

  /** There are no pictures. */
  requestKeyFrame(): void {}

  /** Ends every viewer, at once. Repeated calls do nothing. */
  end(reason: string): void {
    this.tags.end(reason)
    this.rtp.end(reason)
    this.viewerLeft()
  }

  private viewerLeft(): void {
    if (this.tags.size === 0) {
      this.aac?.close()
      this.aac = undefined
    }
    if (this.rtp.size === 0) {
      this.opus?.close()
      this.opus = undefined
    }
    if (this.tags.size + this.rtp.size === 0) this.left()
  }

  private openAac(): { close(): void } {
    this.tags.begin()
    return this.mix.addOutput(
      { memberId: this.memberId, codec: 'aac' },
      {
        format: ({ config }) => config !== undefined && void this.tags.take(audioHeader(config)),
        frame: ({ time, data }) => void this.tags.take(audioFrame(data, Math.round(time)))
      }
    )
  }

  private openOpus(): { close(): void } {
    this.rtp.begin()
    return this.mix.addOutput(
      { memberId: this.memberId, codec: 'opus' },
      { format: () => undefined, frame: (frame) => this.packets.send(frame) }
    )
  }
}
