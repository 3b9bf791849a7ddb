import type { Publish, Subscribe } from '../../../../protocol/client-ops'
import { Op } from '../../../../protocol/ops'
import type { AnswerMessage } from '../../../../protocol/parse/server'
import { EmediaError } from '../core/error'
import { within } from '../core/timing'
import type { Signalling } from './signalling'

/** Milliseconds that an answer may take after the offer was accepted. */
const ANSWER_TIMEOUT = 10_000
/** Milliseconds that ICE and DTLS may take after the answer, also where no way to the server is found at all. */
const CONNECT_TIMEOUT = 15_000
/** Milliseconds of silence after which a connection is given up before the browser does so. */
const SILENCE = 5000

type Candidate = { readonly candidate: string; readonly mid: string }

/** One RTCPeerConnection and its negotiation: the client offers, the server answers by an event. */
export class Peer {
  readonly connection: RTCPeerConnection
  private readonly answer: Promise<string>
  private takeAnswer: (sdp: string) => void = () => undefined
  /** Rejects when the connection is closed: from then on browsers leave what they were asked for unanswered (WebRTC 1.0, 4.4.1.2). */
  private readonly closing: Promise<never>
  private abort: (error: EmediaError) => void = () => undefined
  private isAnswered = false
  private isClosed = false
  private found: Candidate[] = []
  private cancelSilence: () => void = () => undefined

  /** `failed` is called at most once, when a connection that was answered does not carry anything any more. */
  constructor(
    private readonly signalling: Signalling,
    readonly rtcId: string,
    private readonly failed: () => void
  ) {
    this.connection = signalling.peers.create(signalling.configuration())
    this.answer = new Promise((resolve) => (this.takeAnswer = resolve))
    this.closing = new Promise((_, reject) => (this.abort = reject))
    this.closing.catch(() => undefined)
    this.connection.onicecandidate = ({ candidate }) => this.trickle(candidate)
    this.connection.onconnectionstatechange = () => this.watch()
    signalling.attach(this)
  }

  /** Offers what the connection holds, and resolves when the server's answer is in force; rejects when it is closed meanwhile. */
  offer(describe: (sdp: string, rtcId: string) => Publish | Subscribe): Promise<AnswerMessage> {
    return Promise.race([this.negotiate(describe), this.closing])
  }

  private async negotiate(describe: (sdp: string, rtcId: string) => Publish | Subscribe): Promise<AnswerMessage> {
    const offer = await this.connection.createOffer()
    await this.connection.setLocalDescription(offer)
    const response = await this.signalling.request(describe(offer.sdp ?? '', this.rtcId), { survives: false })
    const sdp = await within(this.signalling.clock, ANSWER_TIMEOUT, this.answer)
    if (this.isClosed) throw EmediaError.of('aborted')
    await this.connection.setRemoteDescription({ type: 'answer', sdp })
    this.isAnswered = true
    this.watch()
    this.trickle(null)
    return response
  }

  answered(sdp: string): void {
    this.takeAnswer(sdp)
  }

  addCandidates(candidates: readonly Candidate[]): void {
    const add = async (): Promise<void> => {
      await this.answer
      for (const { candidate, mid } of candidates) {
        await this.connection.addIceCandidate({ candidate, sdpMid: mid === '' ? '0' : mid })
      }
    }
    // One that cannot be used is no loss while another can.
    add().catch(() => undefined)
  }

  /** Repeated calls do nothing. The server is told with `endReason`, if any; it may not be there to hear it. */
  close(endReason?: number): void {
    if (this.isClosed) return
    this.isClosed = true
    this.cancelSilence()
    this.abort(EmediaError.of('aborted'))
    this.signalling.detach(this)
    this.connection.onicecandidate = null
    this.connection.onconnectionstatechange = null
    this.connection.ontrack = null
    this.connection.close()
    const reason = endReason === undefined ? {} : { endReason }
    const told = this.signalling.request({ op: Op.HANG_UP, rtcId: this.rtcId, ...reason }, { survives: false })
    told.catch(() => undefined)
  }

  /** Candidates go out together once the server knows the connection, then one by one. */
  private trickle(candidate: RTCIceCandidate | null): void {
    if (candidate !== null && candidate.candidate !== '' && candidate.protocol !== 'tcp') {
      this.found.push({ candidate: candidate.candidate, mid: candidate.sdpMid ?? '0' })
    }
    if (!this.isAnswered || this.found.length === 0) return
    const op = { op: Op.CANDIDATES, rtcId: this.rtcId, cands: this.found } as const
    this.found = []
    this.signalling.request(op, { survives: false }).catch(() => undefined)
  }

  private watch(): void {
    this.cancelSilence()
    const patience = patienceWith(this.connection.connectionState)
    if (patience === 0) this.fail()
    else if (patience < Infinity) this.cancelSilence = this.signalling.clock.after(patience, () => this.fail())
  }

  private fail(): void {
    if (!this.isClosed && this.isAnswered) this.failed()
  }
}

/** Milliseconds until a connection in this state is given up. */
function patienceWith(state: RTCPeerConnectionState): number {
  switch (state) {
    case 'new':
    case 'connecting':
      return CONNECT_TIMEOUT
    case 'disconnected':
      return SILENCE
    case 'failed':
      return 0
    default:
      return Infinity
  }
}
