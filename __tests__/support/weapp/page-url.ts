import { posix } from 'node:path'

export type Query = Record<string, string>

/** A place in the mini-program: a page without leading slash, and what was asked of it. */
export interface PageUrl {
  readonly route: string
  readonly query: Query
}

/** A path inside the package, without leading slash; a relative one starts at the folder of `from`. */
export function resolvePath(path: string, from = ''): string {
  const absolute = path.startsWith('/') ? path : posix.join('/', posix.dirname(from), path)
  return posix.normalize(absolute).replace(/^\/+/, '')
}

/**
 * Values stay percent-encoded and end at a second `=`, as WeChat hands them to onLoad:
 * the app has to decode them itself.
 */
export function parsePageUrl(url: string, from = ''): PageUrl {
  const [path = '', search = ''] = url.split('?')
  const query: Query = {}
  for (const pair of search.split('&').filter((text) => text !== '')) {
    const [key = '', value = ''] = pair.split('=')
    query[key] = value
  }
  return { route: resolvePath(path, from), query }
}
