import type { MediaFault, StreamId, Tracks } from '../../engine'
import type { BridgeFactory } from './bridge'
import { Bridges } from './bridges'
import type { Ear, FindEar } from './ear'
import { Gauge, type Reception } from '../quality/gauge'
import type { ClockReport, Kind, Layer, RtpPacket, RtpSink, Source, Tag, TagSink } from './frame'
import { RtpFace } from './rtp-face'
import { SmallPictures } from './small-pictures'
import { TagFace } from './tag-face'
import { TrackWatch, type TrackChange } from './track-watch'
import type { Viewable } from './viewable'

export interface StreamOptions {
  readonly bridges: BridgeFactory
  /** Who else is to hear the sound; nobody if left out. */
  readonly ears?: readonly FindEar[]
  /** Monotonic milliseconds. */
  readonly now: () => number
  /** How long viewers are kept for a publisher that broke off and may come back, in ms. */
  readonly lingerMs: number
  /** How long viewers are kept for a publisher that has not been there yet, in ms. */
  readonly absenceMs: number
}

export interface StreamListener {
  changed(stream: Stream, change: TrackChange): void
  /** The stream was live and is no more. */
  gone(stream: Stream): void
  /** The source sends what cannot be carried. */
  refused(stream: Stream, fault: MediaFault): void
  /** Neither source nor viewers are left. */
  empty(stream: Stream): void
}

/** A publisher's hold on its stream. Once another one has taken its place it does nothing any more. */
export interface SourceHandle {
  /** For sources with face 'tag'. Timestamps are the publisher's own. */
  tag(tag: Tag): void
  /** For sources with face 'rtp'. */
  packet(packet: RtpPacket): void
  /** The same pictures, smaller, on the same clock. */
  small(packet: RtpPacket): void
  clock(report: ClockReport): void
  /** How loud the next audio packet is, 0 to 127 (RFC 6464), where the publisher says it. */
  loudness(loudness: number): void
  /** How packets of one kind have arrived lately. */
  reception(reception: Reception): void
  /** The publisher has left. With `linger` its viewers are kept for a while, in case that it comes back. */
  end(options: { readonly linger: boolean }): void
  /** The publisher sends what cannot be carried: whoever it belongs to is told why, and the stream ends. */
  refuse(fault: MediaFault): void
}

/** One live stream: at most one source, any number of sinks, two faces joined by bridges that come and go. */
export class Stream implements Viewable {
  private source: Source | undefined
  readonly gauge: Gauge
  private readonly watch = new TrackWatch()
  private readonly tags: TagFace
  private readonly rtp: RtpFace
  private readonly bridges: Bridges
  private readonly smallPictures: SmallPictures
  /** Pictures that no tag can carry: who reads tags gets the sound alone meanwhile. */
  private sendsVp8 = false
  private waiting: NodeJS.Timeout | undefined

  constructor(
    readonly id: StreamId,
    private readonly options: StreamOptions,
    private readonly listener: StreamListener
  ) {
    const hasVideo = (): boolean => this.watch.tracks?.video === true && !this.sendsVp8
    const requestKeyFrame = (): void => this.requestKeyFrame()
    this.tags = new TagFace(options.now, hasVideo, requestKeyFrame)
    this.rtp = new RtpFace(options.now)
    this.gauge = new Gauge(options.now)
    this.smallPictures = new SmallPictures(options.now)
    this.bridges = new Bridges(options.bridges, this.tags, this.rtp, requestKeyFrame)
  }

  /** What is announced of the stream; undefined while it is not live. */
  get tracks(): Tracks | undefined {
    return this.watch.tracks
  }

  /** Undefined while nobody publishes. */
  get face(): Source['face'] | undefined {
    return this.source?.face
  }

  /** The publisher sends pictures out of order (B-frames), which WebRTC cannot carry. */
  get reorders(): boolean {
    return this.tags.reorders
  }

  /** Sequence headers of a tag-faced or bridged stream as they are now: metadata, video, audio. */
  get headers(): readonly Tag[] {
    return this.tags.headers
  }

  get empty(): boolean {
    return this.source === undefined && this.tags.size + this.rtp.size === 0
  }

  /** Puts a source in the place of an earlier one, which is ended. Viewers stay. */
  publish(source: Source): SourceHandle {
    const earlier = this.source
    this.source = source
    this.sendsVp8 = false
    this.stopWaiting()
    this.bridges.sourceChanged(source.face)
    earlier?.end('replaced')
    if (this.tags.size + this.rtp.size > 0) source.requestKeyFrame()
    return this.handleOf(source)
  }

  addTagSink(sink: TagSink): void {
    this.tags.add(sink)
    this.bridges.match()
    this.viewerCame()
  }

  removeTagSink(sink: TagSink): void {
    if (this.tags.remove(sink)) this.viewerLeft()
  }

  addRtpSink(sink: RtpSink): void {
    this.rtp.add(sink)
    this.bridges.match()
    this.bridges.replay(sink)
    this.viewerCame()
  }

  removeRtpSink(sink: RtpSink): void {
    if (this.rtp.remove(sink)) this.viewerLeft()
  }

  requestKeyFrame(layer?: Layer): void {
    this.source?.requestKeyFrame(layer)
  }

  smallHeight(): number | undefined {
    return this.smallPictures.height
  }

  /** Cuts off what belongs to one member: its publishing and its viewing. */
  disconnect(memberId: string): void {
    const isTheirs = (peer: { readonly memberId: string }): boolean => peer.memberId === memberId
    for (const sink of this.tags.sinks.filter(isTheirs)) {
      this.removeTagSink(sink)
      sink.end('disconnected')
    }
    for (const sink of this.rtp.sinks.filter(isTheirs)) {
      this.removeRtpSink(sink)
      sink.end('disconnected')
    }
    if (this.source !== undefined && isTheirs(this.source)) this.end('disconnected')
  }

  /** Ends the source and every viewer, at once. Repeated calls do nothing. */
  end(reason: string): void {
    const source = this.source
    this.source = undefined
    this.stopWaiting()
    this.bridges.close()
    this.tags.end(reason)
    this.rtp.end(reason)
    this.tags.clear()
    source?.end(reason)
    const wasLive = this.watch.tracks !== undefined
    this.watch.reset()
    if (wasLive) this.listener.gone(this)
    this.listener.empty(this)
  }

  /** To be called about twice a second: notices tracks that fell silent. */
  tick(): void {
    this.report(this.watch.check(this.options.now()))
  }

  private handleOf(source: Source): SourceHandle {
    const held = (action: () => void): void => {
      if (this.source === source) action()
    }
    return {
      tag: (tag) => held(() => this.takeTag(source, tag)),
      packet: (packet) => held(() => this.takePacket(source, packet)),
      small: (packet) => held(() => this.takeSmall(packet)),
      clock: (report) => held(() => this.bridges.clock(report)),
      reception: (reception) => held(() => this.gauge.reception(reception)),
      loudness: (loudness) => held(() => this.sound(source, (ear) => ear.loudness(loudness))),
      end: ({ linger }) => held(() => this.sourceLeft(linger)),
      refuse: (fault) => held(() => this.refuse(fault))
    }
  }

  private takeTag(source: Source, tag: Tag): void {
    if (!tag.header && tag.type !== 'script') this.seen(tag.type)
    this.gauge.tag(tag)
    this.sound(source, (ear) => ear.tag(tag))
    this.bridges.tag(tag)
  }

  private takePacket(source: Source, packet: RtpPacket): void {
    this.seen(packet.kind)
    if (packet.kind === 'video') this.sendsVp8 = packet.codec === 'vp8'
    this.gauge.packet(packet)
    this.sound(source, (ear) => ear.packet(packet))
    this.bridges.packet(packet)
  }

  private takeSmall(packet: RtpPacket): void {
    this.smallPictures.packet(packet)
    // The first key frame may have come too early to be used.
    if (this.smallPictures.height === undefined) this.requestKeyFrame('small')
    this.bridges.small(packet)
  }

  private sound(source: Source, tell: (ear: Ear) => void): void {
    for (const find of this.options.ears ?? []) {
      const ear = find(this, source)
      if (ear !== undefined) tell(ear)
    }
  }

  private seen(kind: Kind): void {
    this.report(this.watch.seen(kind, this.options.now()))
  }

  private report(change: TrackChange | undefined): void {
    if (change === undefined) return
    if (!change.tracks.video) this.tags.dropFrames()
    this.listener.changed(this, change)
  }

  private refuse(fault: MediaFault): void {
    this.listener.refused(this, fault)
    this.sourceLeft(false)
  }

  private sourceLeft(linger: boolean): void {
    this.source = undefined
    if (linger) this.awaitSource(this.options.lingerMs, 'the publisher left')
    else this.end('the publisher left')
  }

  private viewerCame(): void {
    if (this.source === undefined) this.awaitSource(this.options.absenceMs, 'nobody publishes')
    else this.source.requestKeyFrame()
  }

  private viewerLeft(): void {
    this.bridges.match()
    if (this.empty && this.waiting === undefined) this.listener.empty(this)
  }

  private awaitSource(ms: number, reason: string): void {
    this.waiting ??= setTimeout(() => this.end(reason), ms)
  }

  private stopWaiting(): void {
    clearTimeout(this.waiting)
    this.waiting = undefined
  }
}
