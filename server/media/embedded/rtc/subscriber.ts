import { MediaError, type StreamGrant, type Wanted } from '../../engine'
import type { ClockReport, Layer, RtpPacket, RtpSink } from '../hub/frame'
import type { Viewable } from '../hub/viewable'
import { type Network, Peer } from './peer'
import type { ChosenSection } from './sdp/clean'
import { usableCodecs, viewedCodecs } from './sdp/codecs'
import { transportSequenceId } from './sdp/extensions'
import type { Offer, Section } from './sdp/offer'
import { repairedBy, repairsOf } from './sdp/repair'
import { Downlink } from './send/downlink'
import type { RepairSource } from './send/history'
import { Line } from './send/line'
import { type PayloadTypes, SendTrack } from './send/track'
import { randomSsrc } from './ssrc'
import type { TrackLabel } from './tracks'

export interface SubscriberOptions {
  readonly id: string
  readonly grant: StreamGrant
  readonly want: Wanted
  readonly network: Network
  readonly stream: () => Viewable
  /** The pictures pause because the line does not carry them, or go on. */
  readonly held: (isHeld: boolean) => void
  readonly closed: (subscriber: Subscriber) => void
}

/** A client that watches one stream. It joins the stream at the moment when it is connected. */
export class Subscriber implements RtpSink {
  private readonly peer: Peer
  private readonly tracks: SendTrack[] = []
  private wanted: Wanted
  private stream: Viewable | undefined
  private line: Line | undefined
  private downlink: Downlink | undefined

  constructor(private readonly options: SubscriberOptions) {
    this.wanted = options.want
    this.peer = new Peer(options.id, options.network, { open: () => this.begin(), closed: () => this.leave() })
  }

  get id(): string {
    return this.options.id
  }

  get grant(): StreamGrant {
    return this.options.grant
  }

  get memberId(): string {
    return this.grant.memberId
  }

  /** @throws {MediaError} 'bad-offer', 'unsupported-codec' or 'unavailable' */
  async answer(offer: Offer): Promise<string> {
    if (!offer.sections.some(receives)) throw new MediaError('bad-offer', 'The offer receives nothing.')
    const chosen = offer.sections.map(chooseSection)
    this.line = lineOf(offer)
    for (const part of chosen) this.addTrack(part)
    this.want(this.wanted)
    return this.peer.answer(offer, chosen)
  }

  /** Changes what is sent, within what the offer can receive. */
  want(wanted: Wanted): void {
    this.wanted = wanted
    this.downlink?.show(wanted.height)
    for (const track of this.tracks) track.want(wanted[track.kind])
  }

  addCandidates(...args: Parameters<Peer['addCandidates']>): void {
    this.peer.addCandidates(...args)
  }

  packet(packet: RtpPacket): void {
    for (const track of this.tracks) if (track.kind === packet.kind) track.packet(packet)
  }

  small(packet: RtpPacket): void {
    for (const track of this.tracks) if (track.kind === 'video') track.packet(packet, 'small')
  }

  clock(report: ClockReport): void {
    for (const track of this.tracks) if (track.kind === report.kind) track.clock(report)
  }

  /** The stream is over. */
  end(): void {
    this.close()
  }

  /** A viewer leaves nothing behind that could linger. */
  close(): void {
    this.peer.close()
  }

  private addTrack(chosen: ChosenSection): void {
    if (!receives(chosen.section)) {
      this.peer.addTrack(chosen, 'Inactive', () => undefined)
      return
    }
    const payloadTypes = payloadTypesOf(chosen)
    const repair = repairSourceOf(chosen)
    const label = { ...this.label(), repairSsrc: repair?.ssrc }
    const wire = this.peer.addTrack(chosen, 'SendOnly', (datagram) => track.receive(datagram), label)
    const requestKeyFrame = (layer: Layer): void => this.stream?.requestKeyFrame(layer)
    const line = transportSequenceId(chosen.section) === undefined ? undefined : this.line
    const { kind } = chosen.section
    const track = new SendTrack({ kind, ssrc: label.ssrc, payloadTypes, repair, wire, requestKeyFrame, line })
    this.tracks.push(track)
  }

  private label(): TrackLabel {
    const stream = this.grant.streamId.replace(/[^\w-]/g, '_') || 'stream'
    return { ssrc: randomSsrc(), cname: stream, stream }
  }

  private begin(): void {
    const stream = this.options.stream()
    this.stream = stream
    stream.addRtpSink(this)
    const { line, tracks } = this
    const smallHeight = (): number | undefined => stream.smallHeight?.()
    this.downlink = new Downlink({ line, tracks, smallHeight, held: this.options.held })
    this.downlink.show(this.wanted.height)
  }

  private leave(): void {
    this.downlink?.close()
    this.stream?.removeRtpSink(this)
    this.options.closed(this)
  }
}

function payloadTypesOf({ codecs: { opus, h264, vp8 }, repairs = [] }: ChosenSection): PayloadTypes {
  const red = repairs.find(({ codec }) => codec === 'red')
  return {
    opus: opus?.payloadType,
    red: red?.payloadType,
    h264: h264?.payloadType,
    vp8: vp8?.payloadType
  }
}

/** Undefined for viewers who do not know of packets sent again as a source of their own. */
function repairSourceOf({ repairs = [] }: ChosenSection): RepairSource | undefined {
  const pairs = repairs.flatMap((format): [number, number][] => {
    const repaired = repairedBy(format)
    return repaired === undefined ? [] : [[repaired, format.payloadType]]
  })
  return pairs.length === 0 ? undefined : { ssrc: randomSsrc(), payloadTypes: new Map(pairs) }
}

/** Undefined when the viewer does not tell what arrives: then all is sent as before there were such reports. */
function lineOf({ sections }: Offer): Line | undefined {
  const ids = sections.filter(receives).map(transportSequenceId)
  const [id] = ids
  return id !== undefined && ids.every((other) => other === id) ? new Line(id) : undefined
}

function receives({ direction }: Section): boolean {
  return direction === 'recvonly' || direction === 'sendrecv'
}

function chooseSection(section: Section): ChosenSection {
  if (!receives(section)) return { section, codecs: usableCodecs(section) }
  const codecs = viewedCodecs(section)
  return { section, codecs, repairs: repairsOf(section, codecs) }
}
