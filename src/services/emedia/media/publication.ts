import type { PublishedStream } from '../../../../protocol/client-ops'
import { type VideoCodec, isStreamType } from '../../../../protocol/numbers'
import { HangUpReason, Op } from '../../../../protocol/ops'
import { parsePublished } from '../../../../protocol/parse/server-answers'
import { expectObject, mistake } from '../core/check'
import type { LocalSource, Publication } from '../core/types'
import { preferCodecs, usualCodecs } from './codecs'
import { Part, type ServerHangUp, refusalOf, wantsRenewal } from './part'
import { Peer } from './peer'
import type { Signalling } from './signalling'

type Kind = 'audio' | 'video'

/** A stream of one's own, over one peer connection that keeps its name when it is built anew. */
export class LocalPublication extends Part implements Publication {
  readonly rtcId: string
  private id: string | undefined
  private peer: Peer | undefined
  private readonly tracks = new Map<Kind, MediaStreamTrack>()
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
    this.videoKbps = source.videoKbps
    this.off = { audioOff: source.audioOff === true, videoOff: source.videoOff === true }
    for (const track of source.stream.getTracks()) this.tracks.set(kindOf(track), track)
  }

  get streamId(): string {
    return this.id ?? ''
  }

  async mute(state: { audioOff: boolean; videoOff: boolean }): Promise<void> {
    const { audioOff, videoOff } = expectObject(state, 'state')
    this.off = { audioOff: audioOff === true, videoOff: videoOff === true }
    this.switchTracks()
    const { voff, aoff } = this.describe()
    await this.signalling.request({ op: Op.STREAM_CHANGED, rtcId: this.rtcId, streamId: this.streamId, voff, aoff })
  }

  async replaceTrack(track: MediaStreamTrack): Promise<void> {
    expectObject(track, 'track')
    const kind = kindOf(track)
    const isNewKind = !this.tracks.has(kind)
    this.tracks.set(kind, track)
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
    this.videoKbps = videoKbps
    await this.applyLimit()
  }

  hungUp({ endReason, useVCodes }: ServerHangUp & { readonly useVCodes?: readonly VideoCodec[] }): void {
    if (useVCodes !== undefined) this.codecs = [...useVCodes, ...usualCodecs]
    if (wantsRenewal(endReason)) this.renew()
    else this.end(refusalOf(endReason))
  }

  protected async build(): Promise<void> {
    this.peer?.close(HangUpReason.REBUILD)
    const peer = new Peer(this.signalling, this.rtcId, () => this.renew())
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
    const [encoding] = (parameters.encodings as readonly RTCRtpEncodingParameters[] | undefined) ?? []
    if (encoding === undefined) return
    encoding.maxBitrate = this.videoKbps * 1000
    await sender.setParameters(parameters)
  }

  protected dismantle(): void {
    this.peer?.close()
  }

  /** Both kinds have their section, so that the order of sections never changes. */
  private addTransceiver(connection: RTCPeerConnection, kind: Kind): void {
    const track = this.tracks.get(kind)
    const direction = track === undefined ? 'inactive' : 'sendonly'
    const transceiver = connection.addTransceiver(track ?? kind, { direction, streams: [this.source.stream] })
    const available = kind === 'video' ? this.signalling.peers.videoCodecs() : []
    if (available.length > 0) transceiver.setCodecPreferences(preferCodecs(available, this.codecs))
  }

  private describe(): PublishedStream {
    const isOff = (kind: Kind, off: boolean): 0 | 1 => (off || !this.tracks.has(kind) ? 1 : 0)
    return {
      ...(this.id === undefined ? {} : { id: this.id }),
      type: this.source.type,
      voff: isOff('video', this.off.videoOff),
      aoff: isOff('audio', this.off.audioOff)
    }
  }

  private switchTracks(): void {
    for (const [kind, track] of this.tracks) track.enabled = !(kind === 'audio' ? this.off.audioOff : this.off.videoOff)
  }
}

const kindOf = (track: MediaStreamTrack): Kind => (track.kind === 'audio' ? 'audio' : 'video')
