type Node = Record<string, unknown>

const isIndex = (part: string | undefined) => part !== undefined && /^\d+$/.test(part)

/** The parts of a key of setData: `a.b[0].c`, and `a.[0].b` as Taro writes it. */
export function parsePath(key: string): string[] {
  return key
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '')
}

/** Changes what `key` points at, making the objects and arrays on the way that are not there yet. */
export function setByPath(target: Node, key: string, value: unknown): void {
  const parts = parsePath(key)
  const last = parts.pop()
  if (last === undefined) return
  let node = target
  parts.forEach((part, position) => {
    const next = node[part]
    const made = isIndex(parts[position + 1] ?? last) ? [] : {}
    node[part] = next !== null && typeof next === 'object' ? next : made
    node = node[part] as Node
  })
  node[last] = value
}
