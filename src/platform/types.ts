import type { StreamFigures } from './figures/types'
import type { Client, ClientOptions, Conference, Stream } from '../services/emedia'

/** What the app needs of the place where it runs. One implementation a place; nothing else touches its globals. */
export interface Platform {
  readonly name: 'weapp' | 'h5'
  /** Makes the SDK's client; the web app loads the SDK only then. Rejects with the SDK's error where that fails. */
  readonly connect: (options: ClientOptions) => Promise<Client>
  /** Milliseconds that a server takes to answer. Rejects with the SDK's error when it does not. */
  readonly reach: (host: string) => Promise<number>
  /** Calls back when there is nothing more urgent to do, soon in any case. Returns the function that prevents it. */
  whenIdle(act: () => void): () => void
  /** Readies what receiving and sending take their time for at first. */
  warmUp(): void
  /** Begins to receive what there is in a conference, before its pictures are on the screen. */
  readonly receiveAhead: (conference: Conference) => void
  /**
   * Tries in a conference whether media gets through to the server; `untested` where this place cannot tell. Rejects with
   * the SDK's error when it does not get through.
   */
  readonly probeMedia: (conference: Conference) => Promise<'passed' | 'untested'>
  /** The server, unless the settings name another. */
  readonly defaultHost: string
  readonly storage: KeyValueStorage
  readonly media: LocalMedia
  readonly playback: Playback
  /** Absent where screens cannot be shared. */
  readonly screenShare?: ScreenShare
  /** Absent where the system chooses the devices. */
  readonly devices?: DevicePicker
  readonly system: System
  readonly screen: Screen
  /** Rejects where the place forbids it. */
  copy(text: string): Promise<void>
  /** Reads a QR code; undefined when the person gives up. Absent where there is no scanner. */
  readonly scan?: () => Promise<string | undefined>
  /** Paints the picture of a share card, 5 : 4; its address. Absent where there are no cards, rejects where it cannot. */
  readonly drawCard?: (text: CardText) => Promise<string>
  keepScreenOn(on: boolean): void
  /** Lets the lobby open without a network, as far as the place can do that. May be called again. */
  readonly keepOffline?: () => void
  /** How the streams that are shown, and one's own, travel now. */
  figures(): Promise<readonly StreamFigures[]>
  /** Sound by the earpiece instead of the speaker. Absent where the system has such a switch itself. */
  readonly earpiece?: Toggle
  /** Only there where people have a keyboard. Returns the function that unsubscribes. */
  readonly onKey?: (listener: (key: string) => void) => () => void
  readonly traits: Traits
}

/** What a share card says. */
export interface CardText {
  /** The room, or the app's name. */
  readonly title: string
  readonly invitation: string
  readonly app: string
}

/** Something that is on or off. */
export interface Toggle {
  readonly on: boolean
  onChange(listener: (on: boolean) => void): () => void
  set(on: boolean): void
}

/** What this place can do. */
export interface Traits {
  readonly beauty: boolean
  /** Sending a card to a chat. */
  readonly shareCard: boolean
  /** Whether the permission settings can be opened from here; otherwise words must do. */
  readonly openSettings: boolean
}

export interface KeyValueStorage {
  read(key: string): string | undefined
  write(key: string, value: string): void
}

export interface System {
  /** Language tag of the system, `zh_CN` or `en-US`. */
  language(): string
  theme(): Theme
  /** Returns the function that unsubscribes. */
  onThemeChange(listener: (theme: Theme) => void): () => void
}

export type Theme = 'light' | 'dark'

/** Pixels of the window, and what the system draws over it. */
export interface ScreenSize {
  readonly width: number
  readonly height: number
  /** Height of the status bar that is drawn over the page. */
  readonly top: number
  /** Height of the title row below it. */
  readonly title: number
  /** What WeChat's capsule takes at the right of the title row. */
  readonly right: number
}

export interface Screen {
  size(): ScreenSize
  onChange(listener: (size: ScreenSize) => void): () => void
}

/** Why a camera or a microphone does not run. */
export type DeviceProblem = 'refused' | 'missing' | 'busy' | 'insecure' | 'unplugged' | 'failed'

export type Facing = 'front' | 'back'

/** One's own camera and microphone. Replaced as a whole when it changes. */
export interface LocalMediaState {
  readonly microphone: boolean
  readonly camera: boolean
  readonly microphoneProblem: DeviceProblem | undefined
  readonly cameraProblem: DeviceProblem | undefined
  /** WeChat asks for consent to the privacy notice before anything else. */
  readonly needsConsent: boolean
  readonly canFlip: boolean
  readonly facing: Facing
  /** Whether the others receive it. */
  readonly published: boolean
  /** A phone call, or another app, has taken camera and microphone. */
  readonly interrupted: boolean
  /** 0–5: how loud one is. */
  readonly level: number
}

/** What is wished for the picture. */
export interface Quality {
  readonly width: number
  readonly height: number
  readonly kbps: number
}

/**
 * One's own camera and microphone, from the preview into the room. Nothing of it rejects because of a device: the state
 * says what is wrong. {@link publish} and the switches reject with the SDK's error when the server refuses.
 */
export interface LocalMedia {
  readonly state: LocalMediaState
  onChange(listener: (state: LocalMediaState) => void): () => void
  setMicrophone(on: boolean): Promise<void>
  setCamera(on: boolean): Promise<void>
  flip(): Promise<void>
  setFacing(facing: Facing): void
  setQuality(quality: Quality): void
  /** 0–9; does nothing where {@link Traits.beauty} is false. */
  setBeauty(level: number): void
  /** Sends what is on, and whatever is switched on later, into a conference until {@link unpublish}. */
  publish(conference: Conference): Promise<void>
  unpublish(): void
  /** Lets go of the devices. They come back with the switches. */
  release(): void
  /** Asks the person to change the permissions; resolves when they are back. */
  openSettings(): Promise<void>
  /** Consent to the privacy notice has been given. */
  consent(): void
}

/** One's own screen, shared beside the camera. */
export interface ScreenShare {
  readonly on: boolean
  onChange(listener: (on: boolean) => void): () => void
  /** Asks the person which screen; does nothing when they choose none. Rejects with the SDK's error when the server refuses. */
  start(conference: Conference): Promise<void>
  stop(): void
}

export type DeviceKind = 'microphone' | 'camera' | 'speaker'

export interface Device {
  readonly id: string
  readonly kind: DeviceKind
  /** As the system calls it; empty before any was allowed. */
  readonly name: string
}

/** Which of several microphones, cameras and speakers is used. */
export interface DevicePicker {
  list(): Promise<readonly Device[]>
  /** Undefined: the system's choice. */
  chosen(kind: DeviceKind): string | undefined
  choose(kind: DeviceKind, id: string): Promise<void>
  /** Tells when something was plugged in or out. */
  onChange(listener: () => void): () => void
}

/** Whether sound may be played. Browsers want a tap first. */
export interface Playback {
  readonly blocked: boolean
  onChange(listener: (blocked: boolean) => void): () => void
  /** To be called in a tap. */
  unlock(): void
}

export type PlayerState = 'waiting' | 'playing' | 'failed'

/**
 * Why a picture that should be there is not: the server gives no address; it cannot be reached; the connection was lost;
 * nothing arrives; it arrives and cannot be decoded; or it just takes long.
 */
export type PlayerTrouble = 'refused' | 'unreachable' | 'lost' | 'silent' | 'decoder' | 'slow'

/** Somebody's stream on the screen. Receives it while it is mounted; give it the stream's id as its key. */
export interface RemoteVideoProps {
  readonly conference: Conference
  readonly stream: Stream
  /** False while the tile is off the page: sound goes on, picture need not. */
  readonly visible: boolean
  /** False where its owner is heard in the mix of the conference. */
  readonly sound: boolean
  readonly fit: 'cover' | 'contain'
  readonly onState: (state: PlayerState) => void
  /** Its owner begins or ends to speak. Places where nobody can tell never call it. */
  readonly onSpeaking: (speaks: boolean) => void
  /** Nothing was decoded for five seconds though somebody sends a picture; undefined when there is one again. */
  readonly onTrouble: (trouble: PlayerTrouble | undefined) => void
  /** Grows when the person wants the player started anew. */
  readonly turn: number
}

/** Everybody but oneself, where the server mixes the voices. Is heard while it is mounted. */
export interface MixedSoundProps {
  readonly conference: Conference
  /** This server mixes nothing: each stream is to be heard by itself. */
  readonly onMissing: () => void
}

/** One's own picture. */
export interface LocalVideoProps {
  readonly media: LocalMedia
  /** In the lobby nothing is sent. */
  readonly preview: boolean
}

/** Stands on a page that the system's own way back must not leave: Android's key, a gesture, the browser's button. */
export interface BackGuardProps {
  /** Going back was wished for; the page has stayed. */
  readonly onBack: () => void
}
