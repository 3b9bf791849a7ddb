import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build'

export interface Route {
  readonly method: string
  /** With its parameters as `:name`. */
  readonly path: string
}

const textsOf = (folder: string, fits: RegExp): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => fits.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))

/** Every route that the server has, as its sources say: whoever adds one has it attacked. */
export function routesOfServer(): readonly Route[] {
  const [usePath = ''] = textsOf('server/conference', /^contract\.ts$/).map(
    (text) => /USE_PATH = '([^']+)'/.exec(text)?.[1] ?? ''
  )
  return textsOf('server/http/routes', /\.ts$/).flatMap((text) =>
    [...text.matchAll(/app\.(get|post|delete|put|patch)\(\s*(['`])([^'`]+)\2/g)].map(
      ([, method = '', , path = '']) => ({
        method: method.toUpperCase(),
        path: path.replace('${USE_PATH}', usePath)
      })
    )
  )
}

/** Every field that a body, a query or a message may have, as the parsers ask for it. */
export function fieldsOfServer(): readonly string[] {
  const texts = [
    ...textsOf('server/http/routes', /\.ts$/),
    ...textsOf('protocol/parse', /^(http|client|shapes).*\.ts$/)
  ]
  const names = texts.flatMap((text) =>
    [
      ...text.matchAll(
        /\.(?:has|raw|isUnset|text|optionalText|integer|optionalInteger|flag|list|inner|extension)\('(\w+)'/g
      )
    ].map(([, name = '']) => name)
  )
  return [...new Set(names)].sort()
}
