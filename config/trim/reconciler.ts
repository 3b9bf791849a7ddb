/** What Taro takes of React's reconciler, and what its renderer answers when it is asked what it can do. */
const taken = new Set([
  'batchedUpdates',
  'createContainer',
  'findHostInstance',
  'flushSync',
  'getPublicRootInstance',
  'injectIntoDevTools',
  'runWithPriority',
  'updateContainer'
])
const answers = {
  supportsMutation: true,
  supportsPersistence: false,
  supportsHydration: false,
  supportsTestSelectors: false
}

/** Makes unused what Taro does not take of React's reconciler, and known what Taro would answer: terser drops the rest. */
export function trimReconciler(source: string): string {
  const known = Object.entries(answers).reduce(
    (text, [question, answer]) => text.replace(`$$$hostConfig.${question}`, () => String(answer)),
    source
  )
  return known.replace(/\bexports\.(\w+)=/g, (export_, name: string) => (taken.has(name) ? export_ : `var un$${name}=`))
}
