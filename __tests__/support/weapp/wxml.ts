import { statSync } from 'node:fs'
import vm from 'node:vm'
import { wxmlToJs } from 'miniprogram-compiler'
import type { PackageFiles } from './package-files'
import type { RawNode } from './view-node'

/** Evaluates the .wxml of a page or component with its data. */
export type Template = (path: string, data: unknown) => RawNode

const COMPILER_OUTPUT_LIMIT = 64 * 1024 * 1024
const compiled = new Map<string, string>()

function compile(files: PackageFiles): string {
  const key = `${files.root} ${statSync(files.absolute('app.json')).mtimeMs}`
  const source = compiled.get(key) ?? wxmlToJs(files.root, { maxBuffer: COMPILER_OUTPUT_LIMIT })
  compiled.set(key, source)
  return source
}

/**
 * The view layer's templates, in a realm of their own. What wcc's code says at run time
 * (a template that is not there, a wxs that throws) goes to `complain`, each sentence once.
 */
export function loadTemplates(files: PackageFiles, complain: (message: string) => void): Template {
  const said = new Set<string>()
  const say = (...parts: unknown[]) => {
    const message = `wxml: ${parts.map(String).join(' ')}`
    if (!said.has(message)) complain(message)
    said.add(message)
  }
  const view = vm.createContext({ console: { log: say, warn: say, error: say } })
  // wcc's wxs wrapper looks at the constructors of the data: they have to be this realm's own.
  const render = vm.runInContext(
    `(function ($gwx) {
      return function (file, json) {
        const template = $gwx(file)
        return template === undefined ? undefined : template(JSON.parse(json))
      }
    })((function (window, __wxAppCode__, global) {${compile(files)}})({}, {}, {}))`,
    view,
    { filename: 'gwx.js' }
  ) as (file: string, json: string) => RawNode | undefined
  return (path, data) => {
    const tree = files.has(`${path}.wxml`) ? render(`${path}.wxml`, JSON.stringify(data)) : undefined
    if (tree === undefined) say(`${path}.wxml is not there`)
    return tree ?? { tag: 'wx-page' }
  }
}
