/** Leaves, of the calls that Taro makes promises of, those that the app makes. */
export function trimApis(source: string, taken: ReadonlySet<string>): string {
  const list = /const needPromiseApis = new Set\(\[([^\]]*)\]\)/
  return source.replace(list, (_, names: string) => {
    const kept = (names.match(/\w+/g) ?? []).filter((name) => taken.has(name))
    return `const needPromiseApis = new Set(${JSON.stringify(kept)})`
  })
}
