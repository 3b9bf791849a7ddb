import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoaderContext } from 'webpack'

const sources = join(__dirname, '..', 'src')

/** What the app takes from Taro by name: WeChat's calls are among it. */
function takenFromTaro(): ReadonlySet<string> {
  const texts = readdirSync(sources, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  // A call by another way would lose its promise without a word.
  if (texts.some((text) => /import (?!type)[^{'"]+ from '@tarojs\/taro'/.test(text)))
    throw new Error('what is used of @tarojs/taro must be imported by name')
  const imports = texts.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@tarojs\/taro'/g)])
  return new Set(imports.flatMap(([, names = '']) => names.match(/\w+/g) ?? []))
}

/** Leaves, of the calls that Taro makes promises of, those that the app makes. */
function trimApis(source: string): string {
  const taken = takenFromTaro()
  const list = /const needPromiseApis = new Set\(\[([^\]]*)\]\)/
  return source.replace(list, (_, names: string) => {
    const kept = (names.match(/\w+/g) ?? []).filter((name) => taken.has(name))
    return `const needPromiseApis = new Set(${JSON.stringify(kept)})`
  })
}

/** React sets no HTML as text, and Taro's switch for it leaves the parser in. */
const noHtml = (): string => 'export const parser = () => []'

/** A webpack loader: Taro's runtime without what emeet cannot reach, which is a tenth of it. */
export default function trimTaro(this: LoaderContext<unknown>, source: string): string {
  if (this.resourcePath.includes('inner-html')) return noHtml()
  // A call that is new while the app is being worked on must not lose its promise.
  this.addContextDependency(sources)
  return trimApis(source)
}

/** The files that it is for. */
export const trimmed =
  /@tarojs[\\/](shared[\\/]dist[\\/]native-apis|plugin-platform-weapp[\\/]dist[\\/]runtime|runtime[\\/]dist[\\/]dom-external[\\/]inner-html[\\/]parser)\.js$/
