import type { Method } from '../logic-context'
import type { ViewNode } from '../view-node'
import type { WxHost } from './host'

type Find = () => ViewNode | ViewNode[] | null
type Read = (node: ViewNode | null) => unknown

interface Question {
  readonly answer: () => unknown
  readonly callback: Method | undefined
}

const isMethod = (value: unknown): value is Method => typeof value === 'function'

/** `wx.createSelectorQuery`: finds real nodes; their measures are the test's, as there is no layout. */
export class SelectorQuery {
  readonly #questions: Question[] = []
  #find: Find = () => null

  constructor(private readonly host: WxHost) {}

  in(): this {
    return this
  }

  select(selector: string): this {
    return this.#look(() => this.host.view().one(selector))
  }

  selectAll(selector: string): this {
    return this.#look(() => this.host.view().all(selector))
  }

  selectViewport(): this {
    return this.#look(() => this.host.view())
  }

  boundingClientRect(callback?: unknown): this {
    return this.#ask((node) => node && this.#measure(node), callback)
  }

  scrollOffset(callback?: unknown): this {
    return this.#ask(() => ({ scrollLeft: 0, scrollTop: 0 }), callback)
  }

  fields(_fields: unknown, callback?: unknown): this {
    return this.#ask((node) => node && this.#measure(node), callback)
  }

  node(callback?: unknown): this {
    return this.#ask(() => null, callback)
  }

  exec(callback?: unknown): this {
    const { logic } = this.host
    logic.timers.once(() => {
      const answers = this.#questions.map(({ answer, callback: each }) => {
        const given = logic.give(answer())
        if (each !== undefined) logic.run(undefined, each, given)
        return given
      })
      if (isMethod(callback)) logic.run(undefined, callback, logic.give(answers))
    })
    return this
  }

  #measure(node: ViewNode): object {
    const { left, top, width, height } = this.host.measure(node)
    const edges = { left, top, width, height, right: left + width, bottom: top + height }
    return { id: node.id, dataset: node.dataset, ...edges }
  }

  #look(find: Find): this {
    this.#find = find
    return this
  }

  #ask(read: Read, callback: unknown): this {
    const find = this.#find
    const answer = () => {
      const found = find()
      return Array.isArray(found) ? found.map(read) : read(found)
    }
    this.#questions.push({ answer, callback: isMethod(callback) ? callback : undefined })
    return this
  }
}
