import type { LoaderContext } from 'webpack'
import { trimApis } from './apis'
import { trimReconciler } from './reconciler'
import { namesAddresses, sources, takenFrom } from './sources'
import { trimTags } from './tags'

/** Parts of Taro's idea of a browser that nothing here comes to, and what stands in their places. */
const unreached: Readonly<Record<string, string>> = {
  // React sets no HTML as text, and Taro's switch for it leaves the parser in.
  'dom-external/inner-html/parser': 'export const parser = () => []',
  // A page of a mini-program has no address; Taro tells both of them about pages, and hears nothing from them.
  'bom/location': "export { Events as Location } from '@tarojs/shared'",
  'bom/history': "export { Events as History } from '@tarojs/shared'",
  // The app has no links.
  'dom/anchor-element': "export { TaroElement as AnchorElement } from './element.js'"
}

/** WeChat has none of these, Taro brings its own. They stay when the app names one. */
const addresses: Readonly<Record<string, string>> = {
  'bom/URL': 'export const TaroURLProvider = undefined, parseUrl = undefined',
  'bom/URLSearchParams': 'export const URLSearchParams = undefined'
}

/** A webpack loader: what Taro puts into a mini-program, without what emeet cannot reach. */
export default function trim(this: LoaderContext<unknown>, source: string): string {
  const part = /runtime\/dist\/(.*)\.js$/.exec(this.resourcePath.replaceAll('\\', '/'))?.[1] ?? ''
  const instead = unreached[part] ?? (namesAddresses() ? undefined : addresses[part])
  if (instead !== undefined) return instead
  if (this.resourcePath.includes('react-reconciler')) return trimReconciler(source)
  // A call or a tag that is new while the app is being worked on must be there.
  this.addContextDependency(sources)
  return trimTags(trimApis(source, takenFrom('@tarojs/taro')), takenFrom('@tarojs/components'))
}

/** The files that it is for. */
export const trimmed = new RegExp(
  [
    '@tarojs/shared/dist/(native-apis|components)',
    '@tarojs/plugin-platform-weapp/dist/runtime',
    `@tarojs/runtime/dist/(${Object.keys({ ...unreached, ...addresses }).join('|')})`,
    'react-reconciler/cjs/react-reconciler\\.production\\.min'
  ]
    .map((path) => `${path.replaceAll('/', '[\\\\/]')}\\.js$`)
    .join('|')
)
