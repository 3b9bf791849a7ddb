import type { ConfrType, ExitReason, Role, StreamType } from '../../../../protocol/numbers'
import type { ConferenceState, ConferenceInfo as WireConferenceInfo } from '../../../../protocol/shapes'
import type { Moderation, Presence } from '../../../../protocol/social'
import type { ScreenOptions } from '../media/device-types'
import type { CallOptions } from './call-options'
import type { EmediaError } from './error'
import type { StreamQuality } from './quality-types'
import type { Recording, RecordingChange } from './recording-types'
import type { ChatMessage, Social } from './social-types'

/** Somebody in the conference. Objects are replaced, never changed in place. */
export interface Member {
  readonly id: string
  /** Short name, for people who have an account; guests have a made-up one: show {@link nickName}. */
  readonly name: string
  /** `org#app_user@domain` */
  readonly globalName: string
  readonly nickName: string
  readonly role: Role
  readonly ext: Readonly<Record<string, unknown>>
  readonly isSelf: boolean
  /** What they joined with. */
  readonly terminal: 'MINI_PROGRAM' | 'UNIAPP' | 'WEB'
  /** When the hand was raised, in ms since 1970; undefined while it is down. */
  readonly hand: number | undefined
  /** Connected, without a connection and awaited, or on a phone call. */
  readonly presence: Presence
}

/** A stream that somebody else publishes. Objects are replaced, never changed in place. */
export interface Stream {
  readonly id: string
  readonly memberId: string
  readonly type: StreamType
  readonly audioOff: boolean
  readonly videoOff: boolean
  /** Its picture pauses for oneself alone, because one's own line does not carry it; it comes back by itself. */
  readonly videoHeld: boolean
  /** Grows each time the publisher publishes the same stream anew. */
  readonly version: number
}

/** Somebody who speaks, or has just ceased to. */
export interface Speaker {
  readonly streamId: string
  readonly memberId: string
  /** How loud, 0 to 1, linear: the mean of 0.4 seconds; 0 for who has just ceased. */
  readonly level: number
}

export interface ConferenceEvents {
  memberJoined: [Member]
  memberLeft: [Member, ExitReason]
  /** Role, name, hand or presence of a member, oneself included, has changed. */
  memberChanged: [Member]
  streamAdded: [Stream]
  streamRemoved: [Stream]
  /** Muted, unmuted or published anew. */
  streamChanged: [Stream]
  /** One's own role. */
  roleChanged: [Role]
  /** The whole set of attributes after the change. */
  attributesChanged: [ReadonlyMap<string, string>]
  stateChanged: [ConferenceState]
  /**
   * Others who speak, all of them some two times a second while anybody does; and whoever has ceased, is muted or has gone,
   * once more. Servers other than emeet's never tell.
   */
  speaking: [readonly Speaker[]]
  /** A message from another member. */
  message: [Member, string]
  /** A line of the chat, one's own included, that was not known yet. */
  chat: [ChatMessage]
  /** An admin wants something of oneself, or has done it; the admin may have left. */
  moderated: [Moderation, by: Member | undefined]
  /** The recording of the conference has begun, ended or failed. */
  recordingChanged: [RecordingChange]
  /** The socket is lost; `attempt` counts from 1. Nothing that is known is forgotten. */
  reconnecting: [attempt: number]
  reconnected: []
  /** One is out, for good. `code` is the refusal behind it, if there was one. Nothing follows this event. */
  closed: [reason: ExitReason, code: number | undefined]
  /** Something that no call of the application is waiting for. */
  error: [EmediaError]
}

/** A seat in a conference, from entering to `closed`. */
export interface Conference {
  readonly id: string
  readonly type: ConfrType
  readonly roomName: string
  readonly isCreator: boolean
  readonly self: Member
  /** Everybody, oneself included, in order of joining. */
  readonly members: ReadonlyMap<string, Member>
  readonly streams: ReadonlyMap<string, Stream>
  readonly attributes: ReadonlyMap<string, string>
  readonly state: ConferenceState
  readonly status: 'open' | 'reconnecting' | 'closed'
  /** Chat, hands, and moderation of single members. */
  readonly social: Social
  /** Whether the conference is recorded, and what was. */
  readonly recording: Recording
  /** Returns the function that unsubscribes. A listener that throws never stops the others. */
  on<Name extends keyof ConferenceEvents>(name: Name, listener: (...args: ConferenceEvents[Name]) => void): () => void
  /** Mini-programs: an address for live-pusher. Asking again with the same `rtcId` gives a fresh address of the same stream. */
  publishAddress(rtcId: string, options?: CallOptions): Promise<string>
  /** Mini-programs: tells the others what is off in the stream of that `rtcId`; the pusher is switched by the application. */
  muteAddress(rtcId: string, state: { audioOff: boolean; videoOff: boolean }, options?: CallOptions): Promise<void>
  /**
   * Mini-programs: an address for live-player; with `only`, for the sound or the pictures alone. With {@link MIX_STREAM} for
   * everybody but oneself, where voices are mixed (type 11).
   */
  playAddress(streamId: string, only?: 'audio' | 'video', options?: CallOptions): Promise<string>
  /** Browsers: publishes what the local tracks carry. */
  publish(source: LocalSource, options?: CallOptions): Promise<Publication>
  /**
   * Browsers: asks the person for a screen, a window or a tab, and publishes it, beside the camera if there is one. Stopping it
   * in the browser ends the publication, and closing the publication stops it. Rejects with `no-device` when the person chooses none.
   */
  shareScreen(options?: ScreenOptions): Promise<Publication>
  /** Browsers: receives a stream, or with {@link MIX_STREAM} everybody but oneself, where voices are mixed (type 11). */
  subscribe(streamId: string, want: Want, options?: CallOptions): Promise<Subscription>
  /** Admins. Names may be full, short, or member ids. */
  grant(names: readonly string[], role: Role, options?: CallOptions): Promise<void>
  kick(names: readonly string[], options?: CallOptions & { ban?: boolean }): Promise<void>
  setAttributes(attributes: Readonly<Record<string, string>>, options?: CallOptions): Promise<void>
  deleteAttributes(keys: readonly string[], options?: CallOptions): Promise<void>
  /** Admins: mute everyone, lock the room. */
  setState(state: ConferenceState, options?: CallOptions): Promise<void>
  /**
   * How the streams arrived at the server in the last second, one's own included. It is measured anew each second: ask again
   * for as long as somebody looks.
   */
  quality(options?: CallOptions): Promise<readonly StreamQuality[]>
  /** Sends text to one member. */
  send(memberId: string, text: string, options?: CallOptions): Promise<void>
  /** Leaves; resolves within a second, when nothing of the conference is left, whether or not the server could be told. */
  leave(): Promise<void>
  /** Admins: ends it for everyone. */
  destroy(options?: CallOptions): Promise<void>
}

/** What a browser publishes. The tracks stay the application's: it stops them. */
export interface LocalSource {
  readonly type: StreamType
  readonly stream: MediaStream
  readonly audioOff?: boolean
  readonly videoOff?: boolean
  /** At most so much for the picture, in kilobits per second; see {@link Publication.limit}. */
  readonly videoKbps?: number
  /**
   * Sends the picture in half the size as well, if the browser can in H.264: each viewer is given the one that suffices. The
   * smaller one takes a quarter of {@link videoKbps} besides. For servers that take both, as emeet does.
   */
  readonly twoSizes?: boolean
}

/** What of a stream is received. */
export interface Want {
  readonly audio: boolean
  readonly video: boolean
  /** Pixels at which the picture is shown, if that is known: where there is a smaller one that suffices, it comes. */
  readonly height?: number | undefined
}

/** A stream of one's own. */
export interface Publication {
  readonly streamId: string
  /** What it sends now. */
  readonly tracks: readonly MediaStreamTrack[]
  /** Tells the others; the tracks are switched off and on here. */
  mute(state: { audioOff: boolean; videoOff: boolean }, options?: CallOptions): Promise<void>
  /** Puts another camera or microphone in, without the others noticing more than the picture. */
  replaceTrack(track: MediaStreamTrack): Promise<void>
  /** What the browser knows of the connection; undefined while there is none. */
  stats(): Promise<RTCStatsReport | undefined>
  /** Lets the picture take at most so many kilobits per second from now on. */
  limit(videoKbps: number): Promise<void>
  /**
   * Calls back once, when it has ended, or at once if it has: closed here, the role lost, or refused on being published anew;
   * the refusal comes with it. Returns the function that unsubscribes.
   */
  onEnded(listener: (error: EmediaError | undefined) => void): () => void
  close(): void
}

/** A stream that is being received. `stream` stays the same object through reconnects; a picture comes into it with its media. */
export interface Subscription {
  readonly streamId: string
  readonly stream: MediaStream
  change(want: Want, options?: CallOptions): Promise<void>
  /** How loud the sound is now, 0 to 1, linear; 0 while none is received. */
  audioLevel(): Promise<number>
  /** What the browser knows of the connection; undefined while there is none. */
  stats(): Promise<RTCStatsReport | undefined>
  /** Calls back once, when it has ended, or at once if it has: closed here, or the stream is gone. Returns the function that unsubscribes. */
  onEnded(listener: (error: EmediaError | undefined) => void): () => void
  close(): void
}

/** How to get into a room by name; it is created if it does not exist. */
export interface JoinRoomOptions extends CallOptions {
  readonly roomName: string
  readonly password?: string
  readonly role?: Role
  readonly nickName?: string
  readonly type?: ConfrType
  readonly rec?: boolean
  readonly recMerge?: boolean
  readonly maxTalkerCount?: number
  readonly maxVideoCount?: number
  readonly maxAudienceCount?: number
  readonly maxPubDesktopCount?: number
  readonly ext?: Readonly<Record<string, unknown>>
}

/** Who one is, and where the server is. */
export interface ClientOptions {
  /** `https://host[:port]`, no slash at the end. */
  readonly host: string
  /** `org#app` */
  readonly appkey: string
  /** An account of the integrator; without it a guest login is made on first use. */
  readonly identity?: { readonly name: string; readonly token: string } | undefined
}

/** The door: makes and enters conferences. One client may be in several at once. */
export interface Client {
  readonly options: ClientOptions
  configure(options: Partial<ClientOptions>): void
  /** Signs a guest in ahead, so that the first call need not wait for it. Rejects as every call does. */
  prepare(options?: CallOptions): Promise<void>
  joinRoom(options: JoinRoomOptions): Promise<Conference>
  createConference(
    options: CallOptions & { type: ConfrType; password?: string; rec?: boolean; recMerge?: boolean }
  ): Promise<CreatedConference>
  getTicket(conferenceId: string, password?: string, options?: CallOptions): Promise<CreatedConference>
  join(
    conferenceId: string,
    ticket: string,
    options?: CallOptions & { nickName?: string; ext?: Record<string, unknown> }
  ): Promise<Conference>
  getInfo(conferenceId: string, password?: string, options?: CallOptions): Promise<WireConferenceInfo>
  createInvite(roomName: string, options?: CallOptions): Promise<Invite>
  readInvite(id: string, options?: CallOptions): Promise<Invite>
  /** Manages a conference that this client made, or asked a ticket for, without being in it. */
  administer(
    conferenceId: string
  ): Pick<Conference, 'grant' | 'kick' | 'setAttributes' | 'deleteAttributes' | 'setState' | 'destroy'>
}

/** What the published API needs of a client. */
export type PublishedClient = Omit<Client, 'createInvite' | 'readInvite'>

/** What making a conference, or asking for a ticket, brings. */
export interface CreatedConference {
  readonly id: string
  readonly type: ConfrType
  readonly role: Role
  readonly roleToken: string
  /** JSON text, to be given to {@link Client.join} as it is. */
  readonly ticket: string
}

export interface Invite {
  readonly id: string
  readonly roomName: string
  /** The web link, `https://host/r/<id>`. */
  readonly url: string
  readonly needsPassword: boolean
  /** Picture of a mini-program code; undefined where the server has no mini-program. */
  readonly codeUrl: string | undefined
}
