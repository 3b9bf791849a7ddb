import { MediaError, type StreamGrant } from '../../engine'
import type { Source } from '../hub/frame'
import type { SourceHandle, Stream } from '../hub/stream'
import { Funnel } from './funnel'
import type { Network } from './peer'
import { Peer } from './peer'
import { BitrateCap } from './receive/bitrate-cap'
import { type LayeredOutput, LayeredTrack } from './receive/layered-track'
import { ReceiveTrack } from './receive/track'
import { randomSsrc } from './ssrc'
import { publishedCodec, usableCodecs } from './sdp/codecs'
import type { ChosenSection } from './sdp/clean'
import { extensionId, HeaderExtension } from './sdp/extensions'
import { chooseLayers } from './sdp/layers'
import type { Offer, Section } from './sdp/offer'

/** Milliseconds between looks for missing packets. */
const NACK_INTERVAL = 20
/** Milliseconds between receiver reports. */
const REPORT_INTERVAL = 500
/** What a publisher takes that sends its pictures in two layers, of what it takes without. */
const WITH_SMALL = 1.25

export interface PublisherOptions {
  readonly id: string
  readonly grant: StreamGrant
  readonly network: Network
  readonly stream: () => Stream
  /** Bits per second. */
  readonly maxBitrate: number
  readonly closed: (publisher: Publisher) => void
}

/** A client that sends one stream. It takes the stream over at the moment when it is connected. */
export class Publisher {
  private readonly peer: Peer
  private readonly tracks: (ReceiveTrack | LayeredTrack)[] = []
  private readonly timers: NodeJS.Timeout[] = []
  private carrier: Peer | Funnel
  private handle: SourceHandle | undefined
  private lingers = true

  constructor(private readonly options: PublisherOptions) {
    this.peer = new Peer(options.id, options.network, { open: () => this.begin(), closed: () => this.end() })
    this.carrier = this.peer
  }

  get grant(): StreamGrant {
    return this.options.grant
  }

  /** @throws {MediaError} 'bad-offer', 'unsupported-codec' or 'unavailable' */
  async answer(offer: Offer): Promise<string> {
    const chosen = offer.sections.map(chooseSection)
    if (!offer.sections.some(sends)) throw new MediaError('bad-offer', 'The offer sends nothing.')
    const layered = chosen.find(({ layers }) => layers !== undefined)
    if (layered !== undefined) this.carrier = new Funnel(this.peer, layered)
    for (const part of chosen) this.addTrack(part)
    return this.carrier.answer(offer, chosen)
  }

  addCandidates(...args: Parameters<Peer['addCandidates']>): void {
    this.carrier.addCandidates(...args)
  }

  /** With `linger` viewers are kept for a while, in case that the publisher comes back. */
  close({ linger }: { readonly linger: boolean }): void {
    this.lingers = linger
    this.peer.close()
  }

  private addTrack(chosen: ChosenSection): void {
    const codec = (['opus', 'h264', 'vp8'] as const).find((name) => chosen.codecs[name] !== undefined)
    const format = codec && chosen.codecs[codec]
    if (codec === undefined || format === undefined || !sends(chosen.section)) {
      this.carrier.addTrack(chosen, 'Inactive', () => undefined)
      return
    }
    const { payloadType, clockRate } = format
    const { section, layers } = chosen
    const { kind } = section
    const now = (): number => performance.now()
    const wire = this.carrier.addTrack(chosen, 'RecvOnly', (datagram) => track.receive(datagram))
    const levelId = kind === 'audio' ? extensionId(section, HeaderExtension.AUDIO_LEVEL) : undefined
    const options = { kind, codec, payloadType, clockRate, ssrc: randomSsrc(), levelId, cap: this.capOf(chosen), now }
    const output = this.output()
    const track = layers ? new LayeredTrack(options, layers, wire, output) : new ReceiveTrack(options, wire, output)
    this.tracks.push(track)
  }

  private capOf({ section, layers }: ChosenSection): BitrateCap | undefined {
    const { maxBitrate } = this.options
    if (section.kind === 'audio') return undefined
    return new BitrateCap(maxBitrate, layers === undefined ? 1 : WITH_SMALL)
  }

  private output(): LayeredOutput {
    return {
      reception: (reception) => this.handle?.reception(reception),
      loudness: (loudness) => this.handle?.loudness(loudness),
      packet: (packet) => this.handle?.packet(packet),
      small: (packet) => this.handle?.small(packet),
      clock: (report) => this.handle?.clock(report)
    }
  }

  private begin(): void {
    const source: Source = {
      face: 'rtp',
      conferenceId: this.grant.conferenceId,
      memberId: this.grant.memberId,
      requestKeyFrame: (layer) => this.tracks.forEach((track) => track.requestKeyFrame(layer)),
      end: () => this.close({ linger: true })
    }
    this.handle = this.options.stream().publish(source)
    this.timers.push(
      setInterval(() => this.tracks.forEach((track) => track.askForMissing()), NACK_INTERVAL),
      setInterval(() => this.tracks.forEach((track) => track.report()), REPORT_INTERVAL)
    )
  }

  private end(): void {
    for (const timer of this.timers) clearInterval(timer)
    for (const track of this.tracks) track.close()
    this.handle?.end({ linger: this.lingers })
    this.options.closed(this)
  }
}

function sends({ direction }: Section): boolean {
  return direction === 'sendrecv' || direction === 'sendonly'
}

function chooseSection(section: Section): ChosenSection {
  if (!sends(section)) return { section, codecs: usableCodecs(section) }
  const codecs = publishedCodec(section)
  return { section, codecs, layers: chooseLayers(section, codecs) }
}
