import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Size, shippedUnder, sizeOf } from './measure'

interface AppJson {
  readonly subPackages?: readonly { readonly root: string }[]
}

/** The packages of a compiled mini-program as WeChat loads them: the main one first, then each sub-package. */
export function weappPackages(dist: string): { name: string; size: Size }[] {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson
  const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const packageOf = (file: string): string =>
    roots.find((root) => relative(dist, file).split('\\').join('/').startsWith(`${root}/`)) ?? ''
  const files = shippedUnder(dist)
  return ['', ...roots].map((root) => ({
    name: root === '' ? 'mini-program, main package' : `mini-program, ${root}`,
    size: sizeOf(files.filter((file) => packageOf(file) === root))
  }))
}
