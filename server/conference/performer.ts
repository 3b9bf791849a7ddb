import type { DisconnectTarget, StreamId } from '../media/engine'
import type { Link } from './contract'
import { type Effect, type Timer, timerName } from './model/effects'
import type { RecordingOrder } from './model/recording'
import type { Log } from './options'
import type { Timers } from './timers'

/** What effects act on. */
export interface World {
  readonly links: Map<string, Link>
  readonly timers: Timers
  readonly log: Log
  cut(target: DisconnectTarget): void
  listen(streamId: StreamId, on: boolean): void
  timeIsUp(timer: Timer): void
  record(order: RecordingOrder): void
  forget(sessId: string): void
  end(): void
}

/**
 * Does what decisions want done, strictly in their order. An effect may lead to another decision before it returns; what
 * that wants done waits for its turn. One effect that fails does not keep the others from happening.
 */
export class Performer {
  private readonly waiting: Effect[] = []
  private busy = false

  constructor(private readonly world: World) {}

  perform(effects: readonly Effect[]): void {
    this.waiting.push(...effects)
    if (this.busy) return
    this.busy = true
    try {
      for (let effect = this.waiting.shift(); effect !== undefined; effect = this.waiting.shift()) this.attempt(effect)
    } finally {
      this.busy = false
    }
  }

  private attempt(effect: Effect): void {
    try {
      this.act(effect)
    } catch (error) {
      this.world.log.error({ err: error, effect: effect.type }, 'Something that was decided could not be done.')
    }
  }

  private act(effect: Effect): void {
    const { links, timers } = this.world
    switch (effect.type) {
      case 'send':
        links.get(effect.sessId)?.send(effect.event)
        return
      case 'closeLink': {
        const link = links.get(effect.sessId)
        links.delete(effect.sessId)
        this.world.forget(effect.sessId)
        link?.close()
        return
      }
      case 'cut':
        this.world.cut(effect.target)
        return
      case 'listen':
        this.world.listen(effect.streamId, effect.on)
        return
      case 'startTimer':
        timers.start(timerName(effect.timer), effect.ms, () => this.world.timeIsUp(effect.timer))
        return
      case 'cancelTimer':
        timers.cancel(timerName(effect.timer))
        return
      case 'record':
        this.world.record(effect.order)
        return
      case 'end':
        this.world.end()
    }
  }
}
