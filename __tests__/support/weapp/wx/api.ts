import type { LogicContext, Method } from '../logic-context'

/** What an app passes to a wx function. */
export interface WxOptions extends Record<string, unknown> {
  success?: Method
  fail?: Method
  complete?: Method
}

export type WxFunction = (options?: WxOptions) => unknown

/** A refusal that reaches the app as `fail({ errMsg: 'name:fail reason' })`. */
export class WxFailure extends Error {
  constructor(
    reason: string,
    readonly details: Readonly<Record<string, unknown>> = {}
  ) {
    super(reason)
  }
}

/** What a function adds to its result; most add nothing. */
type Perform = (options: WxOptions) => unknown

/** Tells the outcome in the next turn, as the base library does. */
export function answer(logic: LogicContext, options: WxOptions, outcome: 'success' | 'fail', result: object): void {
  const given = logic.give(result)
  logic.timers.once(() => {
    const callback = options[outcome]
    if (callback !== undefined) logic.run(undefined, callback, given)
    if (options.complete !== undefined) logic.run(undefined, options.complete, given)
  })
}

const failureOf = (name: string, error: unknown) => ({
  errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}`,
  ...(error instanceof WxFailure ? error.details : {})
})

/** A wx function with WeChat's conventions: callbacks, or a promise when none of them is given. */
export function makeFunction(logic: LogicContext, name: string, perform: Perform = () => {}): WxFunction {
  const settle = async (options: WxOptions) => {
    try {
      const result = (await perform(options)) as object | undefined
      answer(logic, options, 'success', { errMsg: `${name}:ok`, ...result })
    } catch (error) {
      answer(logic, options, 'fail', failureOf(name, error))
    }
  }
  return (options = {}) => {
    if (options.success !== undefined || options.fail !== undefined || options.complete !== undefined) {
      void settle(options)
      return undefined
    }
    return logic.promise((resolve, reject) => void settle({ ...options, success: resolve, fail: reject }))
  }
}
