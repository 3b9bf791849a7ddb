import type { Method } from '../logic-context'
import { makeAccountFunctions } from './account'
import { makeCanvasFunctions } from './canvas'
import { makeDeviceFunctions } from './device'
import type { Connection, WxHost } from './host'
import { makeMediaFunctions } from './media'
import { makeNavigationFunctions } from './navigation'
import { makePermissionFunctions } from './permissions'
import { makeRequest } from './request'
import { SelectorQuery } from './selector-query'
import { makeSocketFunctions } from './socket'
import { makeStorageFunctions } from './storage'
import { makeUiFunctions } from './ui'

/** One call of a wx function by the app. */
export interface WxCall {
  readonly name: string
  readonly args: readonly unknown[]
}

/** The global `wx`. */
export interface Wx extends Record<string, unknown> {
  createSelectorQuery(): unknown
}

const TAGS = /^(button|input|image|view|text|video|canvas|camera|live-pusher|live-player|scroll-view|page-container)$/

/** The global `wx`: every function of its parts and of `overrides`, each call recorded. */
export function makeWx(
  host: WxHost,
  connections: Set<Connection>,
  overrides: Readonly<Record<string, unknown>>,
  record: (call: WxCall) => void
): Wx {
  const parts = {
    ...makeAccountFunctions(host),
    ...makeCanvasFunctions(host),
    ...makeDeviceFunctions(host),
    ...makeMediaFunctions(host),
    ...makeNavigationFunctions(host),
    ...makePermissionFunctions(host),
    ...makeSocketFunctions(host, connections),
    ...makeStorageFunctions(host),
    ...makeUiFunctions(host),
    ...host.listeners.functions(),
    request: makeRequest(host, connections),
    createSelectorQuery: () => new SelectorQuery(host),
    canIUse: (schema: unknown) => {
      const [name = ''] = String(schema).split('.')
      return name in parts || TAGS.test(name)
    },
    ...overrides
  }
  const recorded = (name: string, perform: Method) =>
    function (...args: unknown[]) {
      record({ name, args })
      return perform(...args)
    }
  const pairs = Object.entries(parts).map(([name, value]) => [
    name,
    typeof value === 'function' ? recorded(name, value as Method) : value
  ])
  return Object.fromEntries(pairs) as Wx
}
