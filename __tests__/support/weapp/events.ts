import type { Instance } from './instance'
import type { LogicContext } from './logic-context'
import type { ViewNode } from './view-node'

const BUBBLING = new Set([
  'tap',
  'longpress',
  'longtap',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'touchforcechange',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend'
])

const TOUCH = { identifier: 0, pageX: 1, pageY: 1, clientX: 1, clientY: 1 }

export const bubbles = (type: string) => BUBBLING.has(type)

const describe = (node: ViewNode) => ({ id: node.id, dataset: node.dataset, offsetLeft: 0, offsetTop: 0 })

/** The target as the wxml of `owner` sees it: inside a component only the component's own tag is seen. */
function targetFor(owner: Instance, target: ViewNode): ViewNode {
  let node = target
  while (node.owner !== owner && node.parent !== null) node = node.parent
  return node
}

/**
 * Carries an event from its target up through the bind and catch attributes.
 * @returns how many handlers were called
 */
export function dispatch(
  logic: LogicContext,
  target: ViewNode,
  type: string,
  detail: unknown,
  bubbling: boolean
): number {
  let called = 0
  for (let node: ViewNode | null = target; node !== null; node = bubbling ? node.parent : null) {
    const handler = node.handler(type)
    if (handler === null) continue
    const event = logic.give({
      type,
      timeStamp: Date.now(),
      target: describe(targetFor(node.owner, target)),
      currentTarget: describe(node),
      mark: {},
      detail,
      touches: [TOUCH],
      changedTouches: [TOUCH]
    })
    if (typeof node.owner[handler.name] !== 'function') {
      logic.report(new Error(`${type} of <${node.tag}> is bound to ${handler.name}, which is no method`), 'error')
    } else {
      logic.invoke(node.owner, handler.name, event)
      called += 1
    }
    if (handler.stops) break
  }
  return called
}
