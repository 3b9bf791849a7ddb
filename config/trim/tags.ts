/** Of these, Taro's runtime takes more than the name. */
const always = new Set(['View', 'Text', 'Image'])

/**
 * Empties the tables of what each tag can have, for tags that the app has not. Their names stay: the templates call a
 * tag by its place in the table.
 */
export function trimTags(source: string, taken: ReadonlySet<string>): string {
  const isNeeded = (tag: string): boolean => always.has(tag) || taken.has(tag)
  const ofEveryPlatform = source.replace(
    /(const internalComponents = )\{([^}]*)\}/,
    (_, start: string, body: string) => {
      const entries = (body.match(/\w+(?:: \w+)?/g) ?? []).map((entry) => {
        const [tag = ''] = entry.split(':')
        return isNeeded(tag) ? entry : `${tag}: {}`
      })
      return `${start}{ ${entries.join(', ')} }`
    }
  )
  const ofWeChat = ofEveryPlatform.replace(/const components = \{[\s\S]*?\n\};/, (table) =>
    table.replace(/^ {4}(\w+): \{\n(?: {8}.*\n)* {4}\}/gm, (entry, tag: string) =>
      isNeeded(tag) ? entry : `${tag}: {}`
    )
  )
  return ofWeChat
    .replace(/^ {8}bind\w+: .*\n/gm, '')
    .replace(/(?<!function )\b(Object\.assign|singleQuote)\(/g, (call) => `/*#__PURE__*/ ${call}`)
}
