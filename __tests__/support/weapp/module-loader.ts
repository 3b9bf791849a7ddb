import { posix } from 'node:path'
import { compileModule } from './compile-module'
import type { LogicContext, Method } from './logic-context'
import { MAIN_PACKAGE, type PackageFiles } from './package-files'
import { resolvePath } from './page-url'

interface Module {
  exports: unknown
}

/** `require` of the logic layer, with the borders between packages that WeChat draws. */
export class ModuleLoader {
  readonly #modules = new Map<string, Module>()
  /** Roots of the packages whose code is on the phone. */
  readonly packages = new Set<string>([MAIN_PACKAGE])

  constructor(
    private readonly files: PackageFiles,
    private readonly logic: LogicContext
  ) {}

  /** Runs a file once; what it throws while loading is thrown. */
  load(path: string): unknown {
    const file = this.#find(path)
    const known = this.#modules.get(file)
    if (known !== undefined) return known.exports
    const module = this.logic.give({ exports: {} }) as Module
    this.#modules.set(file, module)
    const body = compileModule(this.logic, this.files.read(file), this.files.absolute(file))
    body.call(undefined, this.#requireOf(file), module, module.exports)
    return module.exports
  }

  #requireOf(from: string): Method {
    const load = (to: unknown) => this.#loadFrom(from, String(to))
    const loadAsync = (to: unknown) => {
      this.packages.add(this.files.packageOf(resolvePath(String(to), from)))
      return this.logic.promise((resolve) => resolve(this.load(resolvePath(String(to), from))))
    }
    return Object.assign(load, { async: loadAsync })
  }

  #loadFrom(from: string, to: string): unknown {
    const path = resolvePath(to, from)
    const target = this.files.packageOf(path)
    if (target !== MAIN_PACKAGE && target !== this.files.packageOf(from)) {
      throw new Error(`module '${path}' of sub-package '${target}' is out of reach of '${from}'`)
    }
    return this.load(path)
  }

  #find(path: string): string {
    const candidates = path.endsWith('.js') ? [path] : [`${path}.js`, posix.join(path, 'index.js')]
    const found = candidates.find((file) => this.files.has(file))
    if (found === undefined) throw new Error(`module '${path}.js' is not defined`)
    return found
  }
}
