import type { Authorize, DisconnectTarget, PeerId, StreamGrant, StreamId, StreamQuality } from '../engine'
import { MIX_STREAM } from '../../../protocol/mix'
import { createBridges } from './bridge'
import { CodecClient } from './codec/client'
import { Gate } from './gate'
import type { FindEar } from './hub/ear'
import { Hub } from './hub/hub'
import type { Viewable } from './hub/viewable'
import { Levels } from './levels/levels'
import { Listener } from './listener'
import { Mixes } from './mix/mixes'
import type { Log } from './log'
import type { MediaHappening, MediaSettings, RecorderHappening } from './messages'
import { Recorder } from './recording/recorder'
import { createRtc, type Rtc } from './rtc'
import { Seats } from './seats'
import { createTlsDoor } from './tls-door'

/** How long a player waits for a publisher that has not come yet, in ms. */
const ABSENCE = 15_000

export interface MediaServerOptions {
  readonly settings: MediaSettings
  /** Path of the built codec process. */
  readonly codecEntry: string
  readonly authorize: Authorize
  readonly happened: (happening: MediaHappening) => void
  /** Once a second, also when there is no stream any more. */
  readonly measured: (qualities: readonly (readonly [StreamId, StreamQuality])[]) => void
  readonly recording: (happening: RecorderHappening) => void
  readonly log: Log
}

/** Everything of the media process: the streams, the ways in and out of them, and the codec process behind it. */
export interface MediaServer {
  readonly rtc: Rtc
  readonly recorder: Recorder
  readonly rtmpPort: number
  readonly rtcPort: number
  /** Begins or ceases to tell when a stream speaks. */
  listen(streamId: StreamId, on: boolean): void
  /** Over RTMP, HTTP-FLV and WebRTC, at once. */
  disconnect(target: DisconnectTarget): void
  close(): Promise<void>
}

/** A port that cannot be had, and the system's reason for it. */
export class PortError extends Error {
  constructor(
    readonly port: number,
    readonly code: string | undefined,
    message: string
  ) {
    super(message)
    this.name = 'PortError'
  }
}

/** @throws PortError */
export async function startMediaServer(options: MediaServerOptions): Promise<MediaServer> {
  const { settings, log, happened } = options
  const codec = createCodec(options)
  const { levels, mixes, hub, view } = createStreams(options, codec)
  const recorder = createRecorder(options, hub)
  const gate = new Gate(Buffer.from(settings.grantKey, 'base64'), options.authorize)
  const held = ({ streamId, memberId }: StreamGrant, isHeld: boolean): void =>
    happened({ name: 'held', streamId, memberId, isHeld })
  const services = { hub, view, gate, seats: new Seats(), held, log }
  const listener = new Listener(services, createTlsDoor(settings.tls, log))
  const peerClosed = (peerId: PeerId): void => happened({ name: 'peerClosed', peerId })
  const place = { port: settings.rtcPort, bind: settings.host, announced: settings.announced }
  const rtc = await onPort(settings.rtcPort, createRtc({ hub, view, ...place, peerClosed, held }))
  const rtmpPort = await onPort(settings.rtmpPort, listener.listen(settings.rtmpPort, settings.host))
  const disconnect = (target: DisconnectTarget): void => {
    gate.withdraw(target)
    rtc.disconnect(target)
    mixes.disconnect(target)
    if (!('peerId' in target)) hub.disconnect(target)
  }
  const listen = (streamId: StreamId, on: boolean): void =>
    on ? levels.listen(streamId, hub) : levels.stopListening(streamId)
  const close = async (): Promise<void> => {
    await recorder.close()
    levels.close()
    mixes.close()
    hub.close()
    rtc.close()
    await Promise.all([listener.close(), codec.close()])
  }
  return { rtc, recorder, rtmpPort, rtcPort: rtc.port, listen, disconnect, close }
}

function createCodec({ codecEntry, log }: MediaServerOptions): CodecClient {
  const died = (description: string): void => log('error', 'the codec process died', { description })
  return new CodecClient({ entry: codecEntry, died })
}

/** The streams, who listens to them, and what each right to play lets one watch. */
function createStreams(options: MediaServerOptions, codec: CodecClient) {
  const { settings, happened } = options
  const levels = new Levels(codec, (heard) => happened({ name: 'levels', levels: heard }))
  const mixes = new Mixes(codec, settings.mixLoudest, () => performance.now())
  const hub = createHub(options, codec, [levels.ear, mixes.ear])
  const view = (grant: StreamGrant): Viewable =>
    grant.streamId === MIX_STREAM ? mixes.view(grant) : hub.stream(grant.streamId)
  return { levels, mixes, hub, view }
}

function createHub(
  { settings, happened, measured }: MediaServerOptions,
  codec: CodecClient,
  ears: readonly FindEar[]
): Hub {
  const now = (): number => performance.now()
  return new Hub(
    { bridges: createBridges(codec), ears, now, lingerMs: settings.lingerMs, absenceMs: ABSENCE },
    {
      live: (streamId, tracks) => happened({ name: 'live', streamId, tracks }),
      tracks: (streamId, tracks) => happened({ name: 'tracks', streamId, tracks }),
      gone: (streamId) => happened({ name: 'gone', streamId }),
      refused: (streamId, fault) => happened({ name: 'refused', streamId, fault }),
      measured
    }
  )
}

function createRecorder({ recording }: MediaServerOptions, hub: Hub): Recorder {
  return new Recorder(hub, {
    began: (file, startedAt) => recording({ name: 'began', file, startedAt }),
    ended: (file, outcome) => recording({ name: 'ended', file, outcome })
  })
}

async function onPort<T>(port: number, opening: Promise<T>): Promise<T> {
  try {
    return await opening
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
    throw new PortError(port, code, error instanceof Error ? error.message : String(error))
  }
}
