import { EventEmitter } from 'node:events'
import { signGrant } from '../../security/grants'
import {
  MediaError,
  type Authorize,
  type Candidate,
  type DisconnectTarget,
  type MediaEngine,
  type MediaEvents,
  type PeerId,
  type StreamGrant,
  type StreamId,
  type StreamQuality,
  type Wanted
} from '../engine'
import type { RecorderEvents, StreamRecorder } from '../recorder'
import { type RtmpScheme, flvUrl, rtmpUrl } from './address'
import type { Log } from './log'
import type { FromMedia, MediaHappening, MediaRequest, MediaSettings, RecorderHappening, ToMedia } from './messages'
import { Pending } from './pending'
import { Startup } from './startup'
import { Supervisor } from './supervisor'

const REQUEST_TIMEOUT = 10_000
const LINGER = 2000
const MIX_LOUDEST = 4

export interface EmbeddedEngineOptions extends Pick<
  MediaSettings,
  'host' | 'rtmpPort' | 'rtcPort' | 'announced' | 'tls'
> {
  /** Path of the built media process, dist/server/media.mjs. */
  readonly entry: string
  /** Signs the grants in addresses. */
  readonly grantKey: Buffer
  readonly authorize: Authorize
  readonly log: Log
  /** How addresses for pushing and playing begin [rtmp]. */
  readonly rtmpScheme?: RtmpScheme
  /** How long viewers are kept for a publisher that broke off, in ms [2000]. */
  readonly lingerMs?: number
  /** How many voices are mixed at a time [4]. */
  readonly mixLoudest?: number
}

/** The media engine that this project brings along: a process of its own that is started, watched and started again. */
export class EmbeddedEngine implements MediaEngine, StreamRecorder {
  readonly events = new EventEmitter<MediaEvents>()
  readonly recordings = new EventEmitter<RecorderEvents>()
  private measured: ReadonlyMap<StreamId, StreamQuality> = new Map()
  private readonly supervisor: Supervisor
  private readonly requests = new Pending<string>(REQUEST_TIMEOUT, unavailable)
  private readonly startup: Startup

  constructor(private readonly options: EmbeddedEngineOptions) {
    this.startup = new Startup(options)
    this.supervisor = new Supervisor({
      entry: options.entry,
      receive: (message) => this.receive(message),
      spawned: () => this.supervisor.send({ type: 'start', settings: this.settings() }),
      died: (description) => this.died(description)
    })
  }

  /** The TCP port, once started; it stays the same when the process is started again. */
  get rtmpPort(): number {
    return this.startup.rtmpPort
  }

  /** The UDP port, once started. */
  get rtcPort(): number {
    return this.startup.rtcPort
  }

  /** Whether media can flow now; false while the process is started, for the first time or again. */
  get isRunning(): boolean {
    return this.startup.running
  }

  get qualities(): ReadonlyMap<StreamId, StreamQuality> {
    return this.measured
  }

  /** Process id of the media process; undefined while it is being started again. */
  get pid(): number | undefined {
    return this.supervisor.pid
  }

  /** Rejects with an Error that has `code` 'EADDRINUSE' and `port` when a port is taken. */
  start(): Promise<void> {
    return this.startup.begin(() => this.supervisor.start())
  }

  async close(): Promise<void> {
    await this.supervisor.close()
    this.requests.rejectAll(unavailable)
  }

  publishUrl(grant: StreamGrant, host: string): string {
    return this.rtmpUrl(grant, host)
  }

  playUrl(grant: StreamGrant, host: string): string {
    return this.rtmpUrl(grant, host)
  }

  /** The same stream as {@link playUrl}, over HTTP, or HTTPS when there is a certificate. */
  flvUrl(grant: StreamGrant, host: string): string {
    const scheme = this.options.tls === undefined ? 'http' : 'https'
    return flvUrl({ scheme, host, port: this.rtmpPort }, grant, this.signed(grant))
  }

  private rtmpUrl(grant: StreamGrant, host: string): string {
    const { rtmpScheme = 'rtmp' } = this.options
    return rtmpUrl({ scheme: rtmpScheme, host, port: this.rtmpPort }, grant, this.signed(grant))
  }

  private signed(grant: StreamGrant): string {
    return signGrant(this.options.grantKey, grant)
  }

  publish(peerId: PeerId, grant: StreamGrant, offer: string): Promise<string> {
    return this.request({ method: 'publish', peerId, grant, offer })
  }

  subscribe(peerId: PeerId, grant: StreamGrant, offer: string, want: Wanted): Promise<string> {
    return this.request({ method: 'subscribe', peerId, grant, offer, want })
  }

  async resubscribe(peerId: PeerId, want: Wanted): Promise<void> {
    await this.request({ method: 'resubscribe', peerId, want })
  }

  addCandidates(peerId: PeerId, candidates: readonly Candidate[]): void {
    this.send({ type: 'candidates', peerId, candidates })
  }

  disconnect(target: DisconnectTarget): void {
    this.send({ type: 'disconnect', target })
  }

  listen(streamId: StreamId, on: boolean): void {
    this.send({ type: 'listen', streamId, on })
  }

  record(streamId: StreamId, file: string): void {
    this.send({ type: 'record', streamId, file })
  }

  stopRecording(file: string): void {
    this.send({ type: 'stopRecording', file })
  }

  private send(message: ToMedia): boolean {
    return this.startup.running && this.supervisor.send(message)
  }

  private async request(request: MediaRequest): Promise<string> {
    await this.authorize(request)
    return this.requests.ask((id) => {
      if (!this.send({ type: 'request', id, request })) this.requests.reject(id, unavailable())
    })
  }

  /** WebRTC shows no signed address, but the right is judged at the moment of use all the same. */
  private async authorize(request: MediaRequest): Promise<void> {
    // What changes a subscription needs no right that the subscription does not have: it ends with it.
    if (request.method === 'resubscribe') return
    if (!(await this.options.authorize(request.grant)))
      throw new MediaError('no-such-stream', 'The right was withdrawn.')
  }

  private receive(message: FromMedia): void {
    switch (message.type) {
      case 'started':
        return this.started(message)
      case 'failed':
        return this.failed(message)
      case 'answer':
        return this.requests.resolve(message.id, message.answer)
      case 'refused':
        return this.requests.reject(message.id, new MediaError(message.reason, message.text))
      case 'authorize':
        return void this.judge(message.id, message.grant)
      case 'happened':
        return this.happened(message.happening)
      case 'qualities':
        this.measured = new Map(message.qualities)
        return
      case 'recording':
        return this.recordingHappened(message.happening)
      case 'log':
        return this.options.log(message.level, message.text, message.fields)
    }
  }

  private async judge(id: number, grant: StreamGrant): Promise<void> {
    const allowed = await Promise.resolve(grant)
      .then(this.options.authorize)
      .catch((error: unknown) => {
        this.options.log('error', 'the right to a stream could not be judged', { error: String(error) })
        return false
      })
    this.supervisor.send({ type: 'authorized', id, allowed })
  }

  private happened(happening: MediaHappening): void {
    if (happening.name === 'gone') this.events.emit('gone', happening.streamId)
    else if (happening.name === 'refused') this.events.emit('refused', happening.streamId, happening.fault)
    else if (happening.name === 'levels') this.events.emit('levels', happening.levels)
    else if (happening.name === 'peerClosed') this.events.emit('peerClosed', happening.peerId)
    else if (happening.name === 'held')
      this.events.emit('held', happening.streamId, happening.memberId, happening.isHeld)
    else this.events.emit(happening.name, happening.streamId, happening.tracks)
  }

  private recordingHappened(happening: RecorderHappening): void {
    if (happening.name === 'began') this.recordings.emit('began', happening.file, happening.startedAt)
    else this.recordings.emit('ended', happening.file, happening.outcome)
  }

  private started({ rtmpPort, rtcPort }: Extract<FromMedia, { type: 'started' }>): void {
    if (!this.startup.succeeded(rtmpPort, rtcPort)) this.options.log('info', 'the media process is ready again')
  }

  private failed(message: Extract<FromMedia, { type: 'failed' }>): void {
    this.options.log('error', 'the media process could not start', { reason: message.text })
    if (this.startup.failed(message)) void this.supervisor.close()
    else this.supervisor.kill()
  }

  private died(description: string): void {
    this.options.log('error', 'the media process died', { description })
    const ran = this.startup.running
    this.startup.lost()
    this.requests.rejectAll(unavailable)
    this.measured = new Map()
    if (ran) this.recordings.emit('lost')
    if (ran) this.events.emit('lost')
    else if (this.startup.failed({ text: `the media process died at its start: ${description}` })) void this.close()
  }

  private settings(): MediaSettings {
    const { host, tls, announced, grantKey, lingerMs = LINGER, mixLoudest = MIX_LOUDEST } = this.options
    const { rtmpPort, rtcPort } = this
    const key = grantKey.toString('base64')
    return { host, rtmpPort, rtcPort, ...(tls && { tls }), announced, grantKey: key, lingerMs, mixLoudest }
  }
}

function unavailable(): MediaError {
  return new MediaError('unavailable', 'The media process is not there; it is being started again.')
}
