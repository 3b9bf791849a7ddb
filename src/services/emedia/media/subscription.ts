import type { Resubscribe } from '../../../../protocol/client-ops'
import { Op } from '../../../../protocol/ops'
import { type CallOptions, signalOf } from '../core/call-options'
import { expectObject } from '../core/check'
import type { Stream, Subscription, Want } from '../core/types'
import { Part, type ServerHangUp, refusalOf } from './part'
import { Peer } from './peer'
import type { Signalling } from './signalling'

/** Pixels. */
const HEIGHT_MAX = 16_384

function readWant(value: unknown): Want {
  const { audio, video, height } = expectObject(value, 'want')
  const shown = typeof height === 'number' && height >= 1 ? { height: Math.min(Math.round(height), HEIGHT_MAX) } : {}
  return { audio: audio === true, video: video === true, ...shown }
}

/** A stream that is received. Each time it is built anew, over a new connection, its tracks move into the same MediaStream. */
export class RemoteSubscription extends Part implements Subscription {
  readonly streamId: string
  readonly stream: MediaStream
  private peer: Peer | undefined
  private version: number
  private want: Want

  constructor(signalling: Signalling, { id, version }: Pick<Stream, 'id' | 'version'>, want: Want) {
    super(signalling)
    this.want = readWant(want)
    this.streamId = id
    this.version = version
    this.stream = signalling.peers.stream()
  }

  get rtcId(): string {
    return this.peer?.rtcId ?? ''
  }

  async change(want: Want, options?: CallOptions): Promise<void> {
    const signal = signalOf(options)
    this.want = readWant(want)
    await this.signalling.request({ op: Op.RESUBSCRIBE, rtcId: this.rtcId, ...this.wanted() }, { signal })
  }

  async audioLevel(): Promise<number> {
    const receivers = this.peer?.connection.getReceivers() ?? []
    const sound = receivers.find(({ track }) => track.kind === 'audio')
    let level = 0
    // Browsers tell the level by synchronization sources only where the publisher's packets carry it.
    const stats = await sound?.getStats()
    stats?.forEach((report: { readonly type: string; readonly audioLevel?: number }) => {
      if (report.type === 'inbound-rtp') level = report.audioLevel ?? 0
    })
    return level
  }

  async stats(): Promise<RTCStatsReport | undefined> {
    return this.peer?.connection.getStats()
  }

  hungUp({ endReason }: ServerHangUp): void {
    if (!this.isRenewedAfter(endReason)) this.end(refusalOf(endReason))
  }

  /** The stream as it is published now; published anew, it may carry other kinds or other codecs. */
  update(stream: Stream | undefined): void {
    if (stream === undefined) return this.end(undefined)
    if (stream.version > this.version) this.renew()
    this.version = stream.version
  }

  protected async build(): Promise<void> {
    const former = this.peer
    const peer = new Peer(this.signalling, this.signalling.nextRtcId(), () => this.lost())
    this.peer = peer
    for (const kind of ['audio', 'video'] as const) peer.connection.addTransceiver(kind, { direction: 'recvonly' })
    peer.connection.ontrack = ({ track }) => this.expect(peer, track)
    const offered = this.want
    try {
      await peer.offer((sdp, rtcId) => ({ op: Op.OFFER, rtcId, sdp, ...this.wanted() }))
      // A wish of meanwhile may have met the former connection.
      if (this.want !== offered) await this.change(this.want)
    } catch (error) {
      peer.close()
      throw error
    } finally {
      former?.close()
    }
  }

  protected dismantle(): void {
    this.peer?.close()
    for (const track of this.stream.getTracks()) this.stream.removeTrack(track)
  }

  /**
   * Sound goes in at once, for media elements do not begin with an empty stream; the picture when it comes, for they would
   * wait for one that does not, and not even play the sound.
   */
  private expect(peer: Peer, track: MediaStreamTrack): void {
    const arrived = (): void => {
      track.onunmute = null
      if (this.peer === peer && !this.ended()) this.take(track)
    }
    if (track.kind === 'video' && track.muted) track.onunmute = arrived
    else arrived()
  }

  private take(track: MediaStreamTrack): void {
    for (const former of this.stream.getTracks()) if (former.kind === track.kind) this.stream.removeTrack(former)
    this.stream.addTrack(track)
  }

  private wanted(): Pick<Resubscribe, 'subSId' | 'subSVideo' | 'subSAudio' | 'subSHeight'> {
    const { audio, video, height } = this.want
    const shown = height === undefined ? {} : { subSHeight: height }
    return { subSId: this.streamId, subSVideo: video, subSAudio: audio, ...shown }
  }
}
