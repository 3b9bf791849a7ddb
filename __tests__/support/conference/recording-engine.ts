import { EventEmitter } from 'node:events'
import type {
  Candidate,
  DisconnectTarget,
  MediaEngine,
  MediaEvents,
  PeerId,
  StreamGrant,
  StreamQuality,
  Tracks
} from '../../../server/media/engine'

/** Writes down what is asked of it and answers every offer; no media flows. */
export class RecordingEngine implements MediaEngine {
  readonly events = new EventEmitter<MediaEvents>()
  readonly qualities = new Map<string, StreamQuality>()
  readonly calls: string[] = []
  readonly grants: StreamGrant[] = []
  /** What happens to the next offers, instead of an answer. */
  readonly failures: Error[] = []
  /** Set: offers wait for it. */
  gate: Promise<void> | undefined
  answer = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=rtpmap:96 VP8/90000\r\n'

  start(): Promise<void> {
    return Promise.resolve()
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  publishUrl(grant: StreamGrant, host: string): string {
    this.grants.push(grant)
    return `rtmp://${host}/publish/${grant.streamId}`
  }

  playUrl(grant: StreamGrant, host: string): string {
    this.grants.push(grant)
    return `rtmp://${host}/play/${grant.streamId}`
  }

  publish(peerId: PeerId, grant: StreamGrant): Promise<string> {
    return this.take(`publish ${peerId} ${grant.streamId}`, grant)
  }

  subscribe(peerId: PeerId, grant: StreamGrant, _offer: string, want: Tracks): Promise<string> {
    return this.take(`subscribe ${peerId} ${grant.streamId} ${kindsOf(want)}`, grant)
  }

  resubscribe(peerId: PeerId, want: Tracks): Promise<void> {
    this.calls.push(`resubscribe ${peerId} ${kindsOf(want)}`)
    const failure = this.failures.shift()
    return failure === undefined ? Promise.resolve() : Promise.reject(failure)
  }

  addCandidates(peerId: PeerId, candidates: readonly Candidate[]): void {
    this.calls.push(`candidates ${peerId} ${candidates.length}`)
  }

  listen(streamId: string, on: boolean): void {
    this.calls.push(`${on ? 'listen' : 'ignore'} ${streamId}`)
  }

  disconnect(target: DisconnectTarget): void {
    this.calls.push(`disconnect ${Object.values(target).join()}`)
  }

  private async take(call: string, grant: StreamGrant): Promise<string> {
    this.calls.push(call)
    this.grants.push(grant)
    await this.gate
    const failure = this.failures.shift()
    if (failure !== undefined) throw failure
    return this.answer
  }
}

const kindsOf = ({ audio, video }: Tracks): string => [audio ? 'audio' : '', video ? 'video' : ''].join('+')
