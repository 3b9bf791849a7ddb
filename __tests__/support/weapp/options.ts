import type { SystemInfo } from './device'
import type { Person } from './person'
import type { ViewNode } from './view-node'
import type { MediaCall, Rectangle } from './wx/host'

export interface WeappOptions {
  /** Folder of the compiled mini-program. */
  readonly dist: string
  /** Where it opens, as `pages/a/index?key=value` with encoded values; the first page unless told. */
  readonly entry?: string
  /** WeChat's number of the way in; 1001 unless told, e.g. 1007 shared card, 1011 QR code, 1047 mini-program code. */
  readonly scene?: number
  /** The phone's storage; pass the same map to a second boot and it finds what the first left. */
  readonly storage?: Map<string, unknown>
  readonly system?: Partial<SystemInfo>
  readonly person?: Partial<Person>
  /** wx functions to replace or to add. */
  readonly wx?: Readonly<Record<string, unknown>>
  /** Hears every call of a pusher's or player's context: the place to start real media on its url. */
  readonly onMedia?: (call: MediaCall) => void
  /** What a selector query measures, in px; the whole window unless told. */
  readonly measure?: (node: ViewNode | null) => Rectangle
}
