import { Refusal } from '../../protocol/refusal'

/** The result; undefined where it is refused. Other errors pass through. */
export function unlessRefused<Result>(act: () => Result): Result | undefined {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
