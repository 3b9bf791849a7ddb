import { Refusal } from './contract'
import { decide } from './decide'
import type { Command, Context, Decision } from './decide/command'
import type { Effect } from './model/effects'
import type { State } from './model/state'

/**
 * Holds the one state of a conference. Every decision that changes it goes to safekeeping before anything about it leaves
 * the process, so that after a crash nobody remembers more than the server does.
 */
export class Keeper {
  constructor(
    private current: State,
    private readonly context: () => Context,
    private readonly keep: (state: State, command: Command) => void,
    private readonly perform: (effects: readonly Effect[]) => void,
    /** Told of what has changed the state, with the state before. */
    private readonly note: (before: State, command: Command) => void = () => undefined
  ) {}

  get state(): State {
    return this.current
  }

  /** Decides, keeps, performs. Throws a {@link Refusal}; then nothing has happened. */
  apply(command: Command): void {
    const decision: Decision = decide(this.current, command, this.context())
    if ('error' in decision) throw new Refusal(decision.error)
    const before = this.current
    if (decision.state !== before) {
      this.keep(decision.state, command)
      this.current = decision.state
      this.note(before, command)
    }
    this.perform(decision.effects)
  }
}
