import type { ErrorName } from './errors'

/** A call that is refused, with its cause. The texts for people are in `errors.ts`; `detail` is for developers. */
export class Refusal extends Error {
  constructor(
    readonly reason: ErrorName,
    detail: string = reason,
    options?: ErrorOptions
  ) {
    super(detail, options)
    this.name = 'Refusal'
  }
}
