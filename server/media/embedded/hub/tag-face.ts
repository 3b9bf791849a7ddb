import type { Tag, TagSink } from './frame'
import { GopCache } from './gop-cache'
import { TagFanOut } from './tag-fan-out'
import { Timeline } from './timeline'

/** The side of a stream that RTMP, HTTP-FLV and the recorder see: tags on one timeline, with the newest GOP kept. */
export class TagFace {
  private readonly gop = new GopCache()
  private readonly timeline: Timeline
  private readonly fanOut: TagFanOut
  private revision = 0
  private reordered = false

  /** @param video Whether pictures are flowing at the moment. */
  constructor(now: () => number, video: () => boolean, requestKeyFrame: () => void) {
    this.timeline = new Timeline(now)
    const catalogue = () => ({ headers: this.gop.headers, revision: this.revision, video: video() })
    this.fanOut = new TagFanOut({ catalogue, now, requestKeyFrame })
  }

  get sinks(): readonly TagSink[] {
    return this.fanOut.sinks
  }

  get size(): number {
    return this.fanOut.size
  }

  get headers(): readonly Tag[] {
    return this.gop.headers
  }

  get frames(): readonly Tag[] {
    return this.gop.frames
  }

  get reorders(): boolean {
    return this.reordered
  }

  add(sink: TagSink): void {
    this.fanOut.add(sink, this.gop.frames)
  }

  remove(sink: TagSink): boolean {
    return this.fanOut.remove(sink)
  }

  /** Another source, or another run of the bridge, begins: its times continue, its frames start at a key frame. */
  begin(): void {
    this.reordered = false
    this.timeline.begin()
    this.gop.drop()
  }

  /** Forgets the headers as well. */
  clear(): void {
    this.begin()
    this.gop.clear()
  }

  /** Pictures have stopped: what is kept does not lead up to the present any more. */
  dropFrames(): void {
    this.gop.drop()
  }

  /** To all sinks. Returns the tag on the stream's timeline, or undefined when it told nothing new. */
  take(tag: Tag): Tag | undefined {
    const timestamp = tag.header ? this.timeline.position : this.timeline.map(tag.type, tag.timestamp)
    const own = { ...tag, timestamp }
    if (!this.gop.add(own)) return undefined
    if (tag.header) this.revision += 1
    else if (compositionOffset(own) !== 0) this.reordered = true
    this.fanOut.push(own)
    return own
  }

  end(reason: string): void {
    this.fanOut.end(reason)
  }
}

/** By how many ms a picture is shown later than it is decoded: not 0 where B-frames are. */
function compositionOffset(tag: Tag): number {
  return tag.type === 'video' && tag.body.length >= 5 ? tag.body.readIntBE(2, 3) : 0
}
