import type { Layer, RtpSink, TagSink } from './frame'

/** What can be watched: a stream, or what one member hears of a mix. */
export interface Viewable {
  addTagSink(sink: TagSink): void
  removeTagSink(sink: TagSink): void
  /** To be called when the sink can send: what is cached goes out within this call. */
  addRtpSink(sink: RtpSink): void
  removeRtpSink(sink: RtpSink): void
  requestKeyFrame(layer?: Layer): void
  /** Pixels of the smaller pictures, while there are any. */
  smallHeight?(): number | undefined
}
