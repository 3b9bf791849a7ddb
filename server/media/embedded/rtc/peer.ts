import { PeerConnection, type Track } from 'node-datachannel'
import { MediaError, type Candidate } from '../../engine'
import { announce, type Announced } from './sdp/announce'
import { readCandidate } from './sdp/candidate'
import { cleanOffer, type ChosenSection } from './sdp/clean'
import type { Offer } from './sdp/offer'
import { describeTrack, type TrackDirection, type TrackLabel } from './tracks'
import type { Wire } from './wire'

/** A client that has not come through by then, in ms, never will. */
const CONNECT_WITHIN = 20_000
const GATHER_WITHIN = 5_000
const MOST_LATE_CANDIDATES = 32

/** Where all peers of this process meet the network. */
export interface Network {
  /** The one UDP port of all peers. */
  readonly port: number
  readonly bind: string
  readonly announced?: Announced
}

export interface PeerEvents {
  /** Connected, with every track ready: what is sent from now on arrives. */
  open(): void
  /** Once, whatever the reason, also after {@link Peer.close}. */
  closed(): void
}

/** One peer connection in the role of the answering side, carrying raw RTP and RTCP. */
export class Peer {
  private readonly connection: PeerConnection
  private readonly tracks: Track[] = []
  private readonly connectTimer: NodeJS.Timeout
  private lateCandidates = 0
  private state: 'new' | 'open' | 'closed' = 'new'

  constructor(
    id: string,
    private readonly network: Network,
    private readonly events: PeerEvents
  ) {
    this.connection = new PeerConnection(id, {
      iceServers: [],
      bindAddress: network.bind,
      enableIceUdpMux: true,
      portRangeBegin: network.port,
      portRangeEnd: network.port,
      disableAutoNegotiation: true,
      forceMediaTransport: true
    })
    this.connection.onStateChange((state) => this.changed(state))
    this.connectTimer = setTimeout(() => this.state === 'new' && this.close(), CONNECT_WITHIN)
  }

  /** Before {@link answer}. `receive` gets every decrypted datagram of the section. */
  addTrack(
    chosen: ChosenSection,
    direction: TrackDirection,
    receive: (datagram: Buffer) => void,
    label?: TrackLabel
  ): Wire {
    const track = this.connection.addTrack(describeTrack(chosen, direction, label))
    this.tracks.push(track)
    track.onOpen(() => this.openWhenReady())
    track.onMessage(receive)
    return { send: (datagram) => this.sendOn(track, datagram) }
  }

  /** @throws {MediaError} 'bad-offer' when the library refuses it, 'unavailable' when no address could be gathered */
  async answer(offer: Offer, chosen: readonly ChosenSection[]): Promise<string> {
    const gathered = this.gathered()
    try {
      this.connection.setRemoteDescription(cleanOffer(offer, chosen), 'offer')
      this.connection.setLocalDescription('answer')
    } catch (error) {
      gathered.catch(() => undefined)
      this.close()
      throw new MediaError('bad-offer', `The offer cannot be used: ${String(error)}`)
    }
    await gathered
    const sdp = this.connection.localDescription()?.sdp
    if (sdp === undefined || this.state === 'closed')
      throw new MediaError('unavailable', 'The peer was closed meanwhile.')
    return announce(sdp, this.network.announced, this.network.port)
  }

  addCandidates(candidates: readonly Candidate[]): void {
    for (const { candidate, mid } of candidates) {
      const checked = readCandidate(candidate)
      if (checked === undefined || this.state === 'closed' || ++this.lateCandidates > MOST_LATE_CANDIDATES) continue
      try {
        this.connection.addRemoteCandidate(checked, mid)
      } catch {
        // A candidate that the library cannot use is one way less to connect, not a failure.
      }
    }
  }

  /** Repeated calls do nothing. */
  close(): void {
    if (this.state === 'closed') return
    this.state = 'closed'
    clearTimeout(this.connectTimer)
    // A track that outlives its connection is never freed by the library.
    for (const track of this.tracks) track.close()
    this.connection.close()
    this.events.closed()
  }

  private changed(state: string): void {
    if (state === 'connected') this.openWhenReady()
    else if (state === 'disconnected' || state === 'failed' || state === 'closed') this.close()
  }

  private openWhenReady(): void {
    const isReady = this.connection.state() === 'connected' && this.tracks.every(isOpenOrIdle)
    if (this.state !== 'new' || !isReady) return
    this.state = 'open'
    clearTimeout(this.connectTimer)
    this.events.open()
  }

  private sendOn(track: Track, datagram: Buffer): void {
    if (this.state !== 'open' || !track.isOpen()) return
    try {
      track.sendMessageBinary(datagram)
    } catch {
      // The track closed between the question and the call; the state change that follows ends the peer.
    }
  }

  private gathered(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = new MediaError('unavailable', 'No network address could be gathered.')
      const timer = setTimeout(() => reject(late), GATHER_WITHIN)
      this.connection.onGatheringStateChange((state) => {
        if (state !== 'complete') return
        clearTimeout(timer)
        resolve()
      })
    })
  }
}

/** Inactive tracks never open. */
function isOpenOrIdle(track: Track): boolean {
  return track.isOpen() || track.direction() === 'Inactive'
}
