import type { PublishedStream } from '../../../../protocol/client-ops'
import { type VideoCodec, isStreamType } from '../../../../protocol/numbers'
import { HangUpReason, Op } from '../../../../protocol/ops'
import { parsePublished } from '../../../../protocol/parse/server-answers'
import { type CallOptions, signalOf } from '../core/call-options'
import { expectObject, mistake } from '../core/check'
import { EmediaError } from '../core/error'
import type { LocalSource, Publication } from '../core/types'
import { preferCodecs, usualCodecs } from './codecs'
import { addInTwoSizes, limitEncodings } from './encodings'
import { Part, type ServerHangUp, refusalOf } from './part'
import { Peer } from './peer'
import type { Signalling } from './signalling'

type Kind = 'audio' | 'video'

/** A stream of one's own, over one peer connection that keeps its name when it is built anew. */
export class LocalPublication extends Part implements Publication {
  readonly rtcId: string
  private id: string | undefined
  private peer: Peer | undefined
  private readonly sent = new Map<Kind, MediaStreamTrack>()
  private off: { readonly audioOff: boolean; readonly videoOff: boolean }
  private videoKbps: number | undefined
  private codecs: readonly VideoCodec[] = usualCodecs

  constructor(
    signalling: Signalling,
    private readonly source: LocalSource
  ) {
    super(signalling)
    const { type, stream } = expectObject(source, 'source')
    if (!isStreamType(type)) throw mistake('source.type', '0 or 1', type)
    if (typeof (stream as MediaStream | undefined)?.getTracks !== 'function')
      throw mistake('source.stream', 'a MediaStream', stream)
    this.rtcId = signalling.nextRtcId()
    this.videoKbps = source.videoKbps === undefined ? undefined : readLimit(source.videoKbps)
    this.off = { audioOff: source.audioOff === true, videoOff: source.videoOff === true }
    for (const track of source.stream.getTracks()) this.sent.set(kindOf(track), track)
  }

  get tracks(): readonly MediaStreamTrack[] {
    return [...this.sent.values()]
  }

  get streamId(): string {
    return this.id ?? ''
  }

  async mute(state: { audioOff: boolean; videoOff: boolean }, options?: CallOptions): Promise<void> {
    const { audioOff, videoOff } = expectObject(state, 'state')
    const signal = signalOf(options)
    this.off = { audioOff: audioOff === true, videoOff: videoOff === true }
    this.switchTracks()
    const { voff, aoff } = this.describe()
    const op = { op: Op.STREAM_CHANGED, rtcId: this.rtcId, streamId: this.streamId, voff, aoff } as const
    await this.signalling.request(op, { signal })
  }

  async replaceTrack(track: MediaStreamTrack): Promise<void> {
    const kind = kindOf(track)
    if (this.ended()) throw EmediaError.of('no-such-stream')
    const isNewKind = !this.sent.has(kind)
    this.sent.set(kind, track)
    this.switchTracks()
    // A kind that was not there before needs another negotiation.
    if (isNewKind) this.renew()
    const sender = this.peer?.connection.getSenders().find((candidate) => candidate.track?.kind === kind)
    await sender?.replaceTrack(track)
  }

  async stats(): Promise<RTCStatsReport | undefined> {
    return this.peer?.connection.getStats()
  }

  async limit(videoKbps: number): Promise<void> {
    this.videoKbps = readLimit(videoKbps)
    await this.applyLimit()
  }

  hungUp({ endReason, useVCodes }: ServerHangUp & { readonly useVCodes?: readonly VideoCodec[] }): void {
    if (useVCodes !== undefined) this.codecs = [...useVCodes, ...usualCodecs]
    if (!this.isRenewedAfter(endReason)) this.end(refusalOf(endReason))
  }

  protected async build(): Promise<void> {
    this.peer?.close(HangUpReason.REBUILD)
    const peer = new Peer(this.signalling, this.rtcId, () => this.lost())
    this.peer = peer
    this.switchTracks()
    for (const kind of ['audio', 'video'] as const) this.addTransceiver(peer.connection, kind)
    const answer = await peer.offer((sdp, rtcId) => ({ op: Op.OFFER, rtcId, sdp, pubS: this.describe() }))
    this.id = parsePublished(answer.body).streamId
    await this.applyLimit().catch(() => undefined)
  }

  /** Encodings exist only once the connection is negotiated. Browsers that have none to set go without a limit. */
  private async applyLimit(): Promise<void> {
    const sender = this.peer?.connection.getSenders().find(({ track }) => track?.kind === 'video')
    if (this.videoKbps === undefined || sender === undefined) return
    const parameters = sender.getParameters()
    const encodings = (parameters.encodings as readonly RTCRtpEncodingParameters[] | undefined) ?? []
    if (encodings.length === 0) return
    limitEncodings(encodings, this.videoKbps)
    await sender.setParameters(parameters)
  }

  protected dismantle(): void {
    this.peer?.close()
  }

  /** Both kinds have their section, so that the order of sections never changes. */
  private addTransceiver(connection: RTCPeerConnection, kind: Kind): void {
    const track = this.sent.get(kind)
    const direction = track === undefined ? 'inactive' : 'sendonly'
    const init: RTCRtpTransceiverInit = { direction, streams: [this.source.stream] }
    const codecs = preferCodecs(kind === 'video' ? this.signalling.peers.videoCodecs() : [], this.codecs)
    const isTwice = this.source.twoSizes === true && codecs[0]?.mimeType.toLowerCase() === 'video/h264'
    const transceiver =
      track !== undefined && isTwice
        ? addInTwoSizes(connection, track, init)
        : connection.addTransceiver(track ?? kind, init)
    if (codecs.length > 0) transceiver.setCodecPreferences(codecs)
  }

  private describe(): PublishedStream {
    const isOff = (kind: Kind, off: boolean): 0 | 1 => (off || !this.sent.has(kind) ? 1 : 0)
    return {
      ...(this.id === undefined ? {} : { id: this.id }),
      type: this.source.type,
      voff: isOff('video', this.off.videoOff),
      aoff: isOff('audio', this.off.audioOff)
    }
  }

  private switchTracks(): void {
    for (const [kind, track] of this.sent) track.enabled = !(kind === 'audio' ? this.off.audioOff : this.off.videoOff)
  }
}

function kindOf(track: MediaStreamTrack): Kind {
  const { kind } = expectObject(track, 'track')
  if (kind === 'audio' || kind === 'video') return kind
  throw mistake('track', 'a MediaStreamTrack', track)
}

function readLimit(kbps: unknown): number {
  if (typeof kbps === 'number' && kbps > 0 && kbps < Infinity) return kbps
  throw mistake('videoKbps', 'a number above 0', kbps)
}
