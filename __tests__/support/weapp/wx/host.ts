import type { Activity } from '../activity'
import type { Device } from '../device'
import type { LogicContext } from '../logic-context'
import type { PackageFiles } from '../package-files'
import type { Pages } from '../pages'
import type { PageUrl } from '../page-url'
import type { Person } from '../person'
import type { ViewNode } from '../view-node'
import type { Listeners } from './listeners'

/** How the mini-program was opened: `wx.getLaunchOptionsSync`. */
export interface LaunchOptions {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly scene: number
  readonly shareTicket?: string
  readonly referrerInfo: Readonly<Record<string, unknown>>
}

/** One call of a method of a media context. */
export interface MediaCall {
  readonly kind: 'livePusher' | 'livePlayer' | 'video' | 'camera'
  readonly method: string
  readonly id: string
  readonly options: Readonly<Record<string, unknown>>
  /** `url` of the pusher's node or `src` of the player's, as they are now. */
  readonly url: string
}

export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What the wx functions may use of the running app. */
export interface WxHost {
  readonly logic: LogicContext
  readonly files: PackageFiles
  readonly pages: Pages
  readonly device: Device
  readonly person: Person
  readonly listeners: Listeners
  readonly activity: Activity
  readonly storage: Map<string, unknown>
  readonly launch: LaunchOptions
  readonly enter: LaunchOptions
  view(): ViewNode
  /** There is no layout: what a selector query shall measure. */
  measure(node: ViewNode | null): Rectangle
  mediaCalled(call: MediaCall): void
  /** Puts the package of a page on the phone, and those that its preload rule names. */
  packageReady(url: PageUrl): void
}

/** Something that ends when the network or the app does. */
export interface Connection {
  drop(reason: string): void
}
