import type { LogicContext, Method } from '../logic-context'

/** Events of the base library, named as in `wx.onName` and `wx.offName`. */
const NAMES = [
  'NetworkStatusChange',
  'NetworkWeakChange',
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'WindowResize',
  'KeyboardHeightChange',
  'ThemeChange',
  'MemoryWarning',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'UserCaptureScreen',
  'NeedPrivacyAuthorization',
  'SocketOpen',
  'SocketMessage',
  'SocketClose',
  'SocketError'
] as const

export type EventName = (typeof NAMES)[number]

/** What the app registered by `wx.onX`. */
export class Listeners {
  readonly #registered = new Map<EventName, Set<Method>>(NAMES.map((name) => [name, new Set()]))

  constructor(private readonly logic: LogicContext) {}

  has(name: EventName): boolean {
    return this.#of(name).size > 0
  }

  raise(name: EventName, ...args: unknown[]): void {
    const given = args.map((value) => this.logic.give(value))
    for (const listener of [...this.#of(name)]) this.logic.run(undefined, listener, ...given)
  }

  /** `onX` and `offX` of every event; offX without a listener removes all. */
  functions(): Record<string, Method> {
    const pairs = NAMES.flatMap((name): [string, Method][] => [
      [`on${name}`, (listener) => void this.#of(name).add(listener as Method)],
      [`off${name}`, (listener) => this.#remove(name, listener)]
    ])
    return Object.fromEntries(pairs)
  }

  #of(name: EventName): Set<Method> {
    return this.#registered.get(name) as Set<Method>
  }

  #remove(name: EventName, listener: unknown): void {
    if (listener === undefined) this.#of(name).clear()
    else this.#of(name).delete(listener as Method)
  }
}
