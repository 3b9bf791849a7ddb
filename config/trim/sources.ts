import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the app is written. */
export const sources = join(__dirname, '..', '..', 'src')

const texts = (): string[] =>
  readdirSync(sources, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

/**
 * What the app takes from a module by name: WeChat's calls, or tags.
 *
 * @throws Error when it takes the module by another way, so that nobody could tell what it takes
 */
export function takenFrom(module: '@tarojs/taro' | '@tarojs/components'): ReadonlySet<string> {
  const all = texts()
  if (all.some((text) => new RegExp(`import (?!type)[^{'"]+ from '${module}'`).test(text)))
    throw new Error(`what is used of ${module} must be imported by name`)
  const imports = all.flatMap((text) => [...text.matchAll(new RegExp(`import \\{([^}]*)\\} from '${module}'`, 'g'))])
  return new Set(imports.flatMap(([, names = '']) => names.match(/\w+/g) ?? []))
}

/** Every word of the app in lower case: what is not among them is the name of no property that it sets. */
export const wordsOfApp = (): ReadonlySet<string> =>
  new Set(texts().flatMap((text) => text.toLowerCase().match(/\w+/g) ?? []))

/** Whether the app takes addresses apart by the classes that browsers have for it. */
export const namesAddresses = (): boolean => texts().some((text) => /\bURL(SearchParams)?\b/.test(text))
