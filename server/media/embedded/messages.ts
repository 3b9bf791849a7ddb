import type {
  Candidate,
  DisconnectTarget,
  MediaError,
  MediaFault,
  PeerId,
  StreamGrant,
  StreamId,
  StreamLevel,
  StreamQuality,
  Tracks,
  Wanted
} from '../engine'
import type { CertificateFiles } from '../../security/certificate'
import type { FileOutcome } from '../recorder'
import type { Log } from './log'
import type { Announced } from './rtc/sdp/announce'

/** What a media process needs to begin. */
export interface MediaSettings {
  /** Local address that both ports are bound to. */
  readonly host: string
  /** RTMP and HTTP-FLV over TCP; 0 takes a free one. */
  readonly rtmpPort: number
  /** With these that port speaks TLS too, to whoever begins with it: RTMPS and HTTPS-FLV. */
  readonly tls?: CertificateFiles
  /** WebRTC over UDP; 0 takes a free one. */
  readonly rtcPort: number
  /** Where clients reach the UDP port when that is not what the sockets see. */
  readonly announced?: Announced
  /** Key of stream grants, base64. It travels over the channel so that it stands in no environment or argument list. */
  readonly grantKey: string
  /** How long viewers are kept for a publisher that broke off, in ms. */
  readonly lingerMs: number
  /** How many voices are mixed at a time. */
  readonly mixLoudest: number
}

/** A WebRTC request that has an answer. */
export type MediaRequest =
  | { readonly method: 'publish'; readonly peerId: PeerId; readonly grant: StreamGrant; readonly offer: string }
  | {
      readonly method: 'subscribe'
      readonly peerId: PeerId
      readonly grant: StreamGrant
      readonly offer: string
      readonly want: Wanted
    }
  | { readonly method: 'resubscribe'; readonly peerId: PeerId; readonly want: Wanted }

/** From the server to its media process. */
export type ToMedia =
  | { readonly type: 'start'; readonly settings: MediaSettings }
  | { readonly type: 'request'; readonly id: number; readonly request: MediaRequest }
  | { readonly type: 'candidates'; readonly peerId: PeerId; readonly candidates: readonly Candidate[] }
  | { readonly type: 'disconnect'; readonly target: DisconnectTarget }
  | { readonly type: 'listen'; readonly streamId: StreamId; readonly on: boolean }
  | { readonly type: 'record'; readonly streamId: StreamId; readonly file: string }
  | { readonly type: 'stopRecording'; readonly file: string }
  | { readonly type: 'authorized'; readonly id: number; readonly allowed: boolean }
  | { readonly type: 'close' }

/** Something that happened to a stream or a peer; names as in `MediaEvents`. */
export type MediaHappening =
  | { readonly name: 'live' | 'tracks'; readonly streamId: StreamId; readonly tracks: Tracks }
  | { readonly name: 'gone'; readonly streamId: StreamId }
  | { readonly name: 'refused'; readonly streamId: StreamId; readonly fault: MediaFault }
  | { readonly name: 'levels'; readonly levels: readonly StreamLevel[] }
  | { readonly name: 'peerClosed'; readonly peerId: PeerId }
  | { readonly name: 'held'; readonly streamId: StreamId; readonly memberId: string; readonly isHeld: boolean }

/** Something that happened to a file that a stream is written to; names as in `RecorderEvents`. */
export type RecorderHappening =
  | { readonly name: 'began'; readonly file: string; readonly startedAt: number }
  | { readonly name: 'ended'; readonly file: string; readonly outcome: FileOutcome }

/** From a media process to its server. */
export type FromMedia =
  | { readonly type: 'started'; readonly rtmpPort: number; readonly rtcPort: number }
  | {
      readonly type: 'failed'
      readonly code: string | undefined
      readonly port: number | undefined
      readonly text: string
    }
  | { readonly type: 'answer'; readonly id: number; readonly answer: string }
  | { readonly type: 'refused'; readonly id: number; readonly reason: MediaError['reason']; readonly text: string }
  | { readonly type: 'authorize'; readonly id: number; readonly grant: StreamGrant }
  | { readonly type: 'happened'; readonly happening: MediaHappening }
  | { readonly type: 'qualities'; readonly qualities: readonly (readonly [StreamId, StreamQuality])[] }
  | { readonly type: 'recording'; readonly happening: RecorderHappening }
  | {
      readonly type: 'log'
      readonly level: Parameters<Log>[0]
      readonly text: string
      readonly fields: Readonly<Record<string, unknown>>
    }
