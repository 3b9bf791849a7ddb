import { transformSync } from '@babel/core'
import { root } from '../build'
import type { LogicContext, Method } from './logic-context'

/** Names of the browser that WeChat hides from a module by parameters that nobody passes: there, and undefined. */
const HIDDEN = [
  ...['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'Caches', 'screen'],
  ...['alert', 'confirm', 'prompt', 'XMLHttpRequest', 'WebSocket', 'Reporter', 'webkit', 'WeixinJSCore']
]

const PARAMETERS = ['require', 'module', 'exports', ...HIDDEN]

/** What WeChat's own tools make of a source folder: ES modules become CommonJS; let and const become var. */
function translate(source: string, filename: string): string {
  const options = { targets: { node: 'current' }, modules: 'commonjs', include: ['transform-block-scoping'] }
  const file = { cwd: root, filename, babelrc: false, configFile: false, sourceType: 'unambiguous' } as const
  return transformSync(source, { ...file, presets: [['@babel/preset-env', options]], compact: false })?.code ?? source
}

/** The function of a module: a compiled package runs as it is, a folder of sources is translated where it has to be. */
export function compileModule(logic: LogicContext, source: string, filename: string): Method {
  try {
    return logic.compile(source, filename, PARAMETERS)
  } catch {
    return logic.compile(translate(source, filename), filename, PARAMETERS)
  }
}
