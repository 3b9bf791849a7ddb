import type { LogicContext, Method } from '../logic-context'

/** `onX` and `offX` for each name; offX without a listener removes all. */
class Events {
  readonly #listeners: ReadonlyMap<string, Set<Method>>

  constructor(
    private readonly logic: LogicContext,
    names: readonly string[]
  ) {
    this.#listeners = new Map(names.map((name) => [name, new Set()]))
  }

  functions(): Record<string, Method> {
    const pairs = [...this.#listeners].flatMap(([name, listeners]): [string, Method][] => [
      [`on${name}`, (listener) => void listeners.add(listener as Method)],
      [
        `off${name}`,
        (listener) => (listener === undefined ? listeners.clear() : void listeners.delete(listener as Method))
      ]
    ])
    return Object.fromEntries(pairs)
  }

  /** Tells the listeners in the next turn. */
  raise(name: string, event: object = {}): void {
    const given = this.logic.give(event)
    this.logic.timers.once(() => {
      for (const listener of this.#listeners.get(name) ?? []) this.logic.run(undefined, listener, given)
    })
  }
}

/** An inner audio context: no sound is made, its events come as play, pause and stop are called. */
export function makeInnerAudio(logic: LogicContext): object {
  const progress = ['Canplay', 'TimeUpdate', 'Ended', 'Error', 'Waiting', 'Seeking', 'Seeked']
  const events = new Events(logic, ['Play', 'Pause', 'Stop', ...progress])
  return {
    src: '',
    autoplay: false,
    loop: false,
    volume: 1,
    play: () => events.raise('Play'),
    pause: () => events.raise('Pause'),
    stop: () => events.raise('Stop'),
    seek: () => events.raise('Seeked'),
    destroy: () => events.raise('Stop'),
    ...events.functions()
  }
}

/** The recorder: nothing is recorded, a recording that ends has no length. */
export function makeRecorder(logic: LogicContext): object {
  const events = new Events(logic, ['Start', 'Pause', 'Resume', 'Stop', 'FrameRecorded', 'Error'])
  return {
    start: () => events.raise('Start'),
    pause: () => events.raise('Pause'),
    resume: () => events.raise('Resume'),
    stop: () => events.raise('Stop', { tempFilePath: '', duration: 0, fileSize: 0 }),
    ...events.functions()
  }
}
