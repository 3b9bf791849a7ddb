import {
  MediaError,
  type Candidate,
  type DisconnectTarget,
  type PeerId,
  type StreamGrant,
  type Wanted
} from '../../engine'
import type { Hub } from '../hub/hub'
import type { Viewable } from '../hub/viewable'
import type { Network } from './peer'
import { holdUdpPort, probeUdpPort } from './port'
import { Publisher } from './publisher'
import type { Announced } from './sdp/announce'
import { readOffer } from './sdp/offer'
import { Subscriber } from './subscriber'

export interface RtcOptions {
  readonly hub: Pick<Hub, 'stream' | 'find'>
  /** What the right to play lets one watch. */
  readonly view: (grant: StreamGrant) => Viewable
  /** The one UDP port of all peers; 0 finds a free one. */
  readonly port: number
  /** Local address, as 0.0.0.0. */
  readonly bind: string
  /** The address that clients are told besides the local ones. */
  readonly announced?: Announced
  /** Bits per second of video that a publisher is told to keep to [1 500 000]. */
  readonly maxBitrate?: number
  /** A peer has ended otherwise than by {@link Rtc.disconnect} or by being replaced. */
  readonly peerClosed: (peerId: PeerId) => void
  /** A viewer's line does not carry the pictures of a stream: they pause, or go on. */
  readonly held: (grant: StreamGrant, isHeld: boolean) => void
}

type Peers = Map<PeerId, Publisher | Subscriber>

/**
 * @throws the socket's error when the port is taken
 */
export async function createRtc(options: RtcOptions): Promise<Rtc> {
  const port = await probeUdpPort(options.port, options.bind)
  return new Rtc(options, port, holdUdpPort(port, options.bind))
}

/** The WebRTC side of the engine: every peer connection of this process, by its id. */
export class Rtc {
  private readonly peers: Peers = new Map()
  private readonly network: Network

  constructor(
    private readonly options: RtcOptions,
    readonly port: number,
    private readonly releasePort: () => void
  ) {
    this.network = { port, bind: options.bind, announced: options.announced }
  }

  /** @throws {MediaError} 'bad-offer', 'unsupported-codec' or 'unavailable' */
  publish(peerId: PeerId, grant: StreamGrant, offer: string): Promise<string> {
    const { maxBitrate = 1_500_000 } = this.options
    const stream = (): ReturnType<Hub['stream']> => this.options.hub.stream(grant.streamId)
    return this.begin(peerId, offer, (shared) => new Publisher({ ...shared, grant, stream, maxBitrate }))
  }

  /**
   * The stream may still be to come.
   *
   * @throws {MediaError} 'bad-offer', 'unsupported-codec' (also when the stream has B-frames) or 'unavailable'
   */
  async subscribe(peerId: PeerId, grant: StreamGrant, offer: string, want: Wanted): Promise<string> {
    if (this.options.hub.find(grant.streamId)?.reorders === true) {
      throw new MediaError('unsupported-codec', 'The stream has B-frames, which WebRTC cannot show.')
    }
    const held = (isHeld: boolean): void => this.options.held(grant, isHeld)
    const stream = (): Viewable => this.options.view(grant)
    return this.begin(peerId, offer, (shared) => new Subscriber({ ...shared, grant, stream, want, held }))
  }

  /** @throws {MediaError} 'no-such-peer' */
  resubscribe(peerId: PeerId, want: Wanted): void {
    const peer = this.peers.get(peerId)
    if (!(peer instanceof Subscriber)) throw new MediaError('no-such-peer', 'This subscription has ended.')
    peer.want(want)
  }

  /** Candidates of a peer that has ended meanwhile are of no use to anybody. */
  addCandidates(peerId: PeerId, candidates: readonly Candidate[]): void {
    this.peers.get(peerId)?.addCandidates(candidates)
  }

  /** Ends the peers of the target at once, also those that are still connecting. */
  disconnect(target: DisconnectTarget): void {
    for (const [peerId, peer] of [...this.peers]) if (isMeant(target, peerId, peer.grant)) this.remove(peerId, false)
  }

  close(): void {
    for (const peerId of [...this.peers.keys()]) this.remove(peerId, false)
    this.releasePort()
  }

  private async begin(
    peerId: PeerId,
    sdp: string,
    create: (shared: SharedOptions) => Publisher | Subscriber
  ): Promise<string> {
    const offer = readOffer(sdp)
    this.remove(peerId, true)
    const peer = create({
      id: peerId,
      network: this.network,
      closed: (closed) => this.closed(peerId, closed)
    })
    this.peers.set(peerId, peer)
    try {
      return await peer.answer(offer)
    } catch (error) {
      if (this.peers.get(peerId) === peer) this.remove(peerId, false)
      throw error
    }
  }

  /** Removed before it is closed, a peer is not reported: whoever asked for it knows. */
  private remove(peerId: PeerId, linger: boolean): void {
    const peer = this.peers.get(peerId)
    this.peers.delete(peerId)
    peer?.close({ linger })
  }

  private closed(peerId: PeerId, peer: Publisher | Subscriber): void {
    if (this.peers.get(peerId) !== peer) return
    this.peers.delete(peerId)
    this.options.peerClosed(peerId)
  }
}

interface SharedOptions {
  readonly id: string
  readonly network: Network
  readonly closed: (peer: Publisher | Subscriber) => void
}

function isMeant(target: DisconnectTarget, peerId: PeerId, grant: StreamGrant): boolean {
  if ('peerId' in target) return target.peerId === peerId
  return 'memberId' in target ? target.memberId === grant.memberId : target.streamId === grant.streamId
}
