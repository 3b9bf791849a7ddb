import { existsSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { resolvePath } from './page-url'

interface SubPackage {
  readonly root: string
  readonly pages: readonly string[]
}

export interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages?: readonly SubPackage[]
  readonly subpackages?: readonly SubPackage[]
  readonly preloadRule?: Readonly<Record<string, { packages: readonly string[]; network?: 'all' | 'wifi' }>>
  readonly tabBar?: { readonly list: readonly { pagePath: string }[] }
}

interface ComponentConfig {
  readonly usingComponents?: Readonly<Record<string, string>>
}

/** The name WeChat uses for the main package in a preload rule. */
export const MAIN_PACKAGE = '__APP__'

/** The files of a compiled mini-program, by paths without leading slash. */
export class PackageFiles {
  readonly root: string
  readonly config: AppConfig
  readonly pages: readonly string[]
  readonly #subPackages: readonly SubPackage[]
  readonly #components = new Map<string, ReadonlyMap<string, string>>()

  constructor(dist: string) {
    this.root = resolve(dist)
    this.config = JSON.parse(this.read('app.json')) as AppConfig
    this.#subPackages = this.config.subPackages ?? this.config.subpackages ?? []
    const inSubPackages = this.#subPackages.flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page)))
    this.pages = [...this.config.pages, ...inSubPackages].map((page) => resolvePath(`/${page}`))
  }

  absolute(path: string): string {
    return join(this.root, path)
  }

  has(path: string): boolean {
    return existsSync(this.absolute(path))
  }

  read(path: string): string {
    return readFileSync(this.absolute(path), 'utf8')
  }

  /** Root of the sub-package that holds a file, or MAIN_PACKAGE. */
  packageOf(path: string): string {
    const found = this.#subPackages.find(({ root }) => path.startsWith(`${resolvePath(`/${root}`)}/`))
    return found === undefined ? MAIN_PACKAGE : resolvePath(`/${found.root}`)
  }

  /** Packages that WeChat fetches ahead when `page` is shown. */
  preloadedBy(page: string, networkType: string): string[] {
    const rule = this.config.preloadRule?.[page]
    if (rule === undefined || (rule.network !== 'all' && networkType !== 'wifi')) return []
    return rule.packages.map((root) => (root === MAIN_PACKAGE ? root : resolvePath(`/${root}`)))
  }

  /** Tag → file of the components that a page or component uses; the app's own ones count everywhere. */
  componentsOf(path: string): ReadonlyMap<string, string> {
    const known = this.#components.get(path)
    if (known !== undefined) return known
    const used = new Map([...this.#declared('app'), ...this.#declared(path)])
    this.#components.set(path, used)
    return used
  }

  #declared(path: string): [string, string][] {
    if (!this.has(`${path}.json`)) return []
    const { usingComponents = {} } = JSON.parse(this.read(`${path}.json`)) as ComponentConfig
    return Object.entries(usingComponents).map(([tag, file]) => [tag, resolvePath(file, path)])
  }
}
