import { types } from 'node:util'
import vm from 'node:vm'
import type { Timers } from './timers'

export type Method = (this: unknown, ...args: unknown[]) => unknown
export type Report = (error: unknown, kind: 'error' | 'rejection') => void

type Executor = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void

interface Realm {
  readonly Promise: new (executor: Executor) => Promise<unknown>
  readonly Uint8Array: typeof Uint8Array
  readonly JSON: JSON
}

const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * The logic layer: a realm of its own that has only what WeChat's has (no window, document, fetch, URL, eval
 * or new Function). Values go in as copies made of the realm's own objects, so that `instanceof` holds there.
 */
export class LogicContext {
  readonly #context: vm.Context
  readonly #realm: Realm

  constructor(
    readonly timers: Timers,
    readonly report: Report
  ) {
    this.#context = vm.createContext({}, { name: 'weapp', codeGeneration: { strings: false, wasm: false } })
    vm.runInContext('globalThis.global = globalThis; delete globalThis.WebAssembly', this.#context)
    this.#realm = vm.runInContext('({ Promise, Uint8Array, JSON })', this.#context) as Realm
    this.define({
      setTimeout: (run: Method, delay?: number, ...args: unknown[]) =>
        timers.once(() => void this.run(undefined, run, ...args), delay),
      setInterval: (run: Method, delay?: number, ...args: unknown[]) =>
        timers.every(() => void this.run(undefined, run, ...args), delay),
      clearTimeout: (id: unknown) => timers.clear(id),
      clearInterval: (id: unknown) => timers.clear(id)
    })
  }

  define(globals: Record<string, unknown>): void {
    Object.assign(this.#context, globals)
  }

  /** The function of a module's source with the given parameters. */
  compile(source: string, filename: string, parameters: readonly string[]): Method {
    return vm.compileFunction(source, parameters, { filename, parsingContext: this.#context }) as Method
  }

  /** Calls into the app; what it throws, now or by a rejected promise, is reported and goes no further. */
  run(self: unknown, method: Method, ...args: unknown[]): unknown {
    try {
      const result = method.apply(self, args)
      if (types.isPromise(result)) result.catch((error: unknown) => this.report(error, 'rejection'))
      return result
    } catch (error) {
      this.report(error, 'error')
      return undefined
    }
  }

  /** Calls the method of that name when there is one. */
  invoke(self: object, name: string, ...args: unknown[]): unknown {
    const method: unknown = Reflect.get(self, name)
    return typeof method === 'function' ? this.run(self, method as Method, ...args) : undefined
  }

  evaluate(expression: string): unknown {
    return vm.runInContext(expression, this.#context)
  }

  parse(json: string): unknown {
    return this.#realm.JSON.parse(json)
  }

  promise(executor: Executor): Promise<unknown> {
    return new this.#realm.Promise(executor)
  }

  bytes(content: Uint8Array): ArrayBuffer {
    return this.#realm.Uint8Array.from(content).buffer
  }

  /** A copy in the realm of plain objects, arrays and buffers; functions and other objects go in as they are. */
  give(value: unknown): unknown {
    if (value === null || typeof value !== 'object' || types.isProxy(value)) return value
    if (types.isAnyArrayBuffer(value)) return this.bytes(new Uint8Array(value))
    if (Array.isArray(value))
      return Object.assign(
        this.parse('[]') as unknown[],
        value.map((item) => this.give(item))
      )
    if (!isPlain(value)) return value
    const copy = this.parse('{}') as Record<string, unknown>
    for (const [key, item] of Object.entries(value)) copy[key] = this.give(item)
    return copy
  }

  /** Whether a rejected promise is one of this realm. */
  owns(promise: object): boolean {
    return promise instanceof this.#realm.Promise
  }
}
