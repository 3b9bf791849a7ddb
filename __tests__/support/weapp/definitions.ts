import { defineComponent, type ComponentDefinition } from './component-definition'
import type { Definition } from './instance'
import type { LogicContext } from './logic-context'
import type { ModuleLoader } from './module-loader'
import type { PackageFiles } from './package-files'

/** What the code of the package gave to App(), Page() and Component(). */
export class Definitions {
  app: Definition = {}
  readonly #pages = new Map<string, Definition>()
  readonly #components = new Map<string, ComponentDefinition>()
  readonly #loaded = new Set<string>()
  #loading = ''

  constructor(
    private readonly files: PackageFiles,
    private readonly loader: ModuleLoader,
    private readonly logic: LogicContext
  ) {
    logic.define({
      App: (definition: Definition) => {
        this.app = definition
      },
      Page: (definition: Definition) => void this.#pages.set(this.#loading, definition),
      Component: (definition: Definition) => this.#addComponent(definition),
      Behavior: (definition: Definition) => definition
    })
  }

  /** @throws what the page's code throws, or when it registers no page */
  page(route: string): Definition {
    this.#load(route)
    const definition = this.#pages.get(route)
    if (definition === undefined) throw new Error(`Page "${route}" has not been registered yet.`)
    return definition
  }

  component(path: string): ComponentDefinition | undefined {
    return this.#components.get(path)
  }

  #addComponent(definition: Definition): void {
    this.#components.set(this.#loading, defineComponent(definition))
    if (this.files.pages.includes(this.#loading)) this.#pages.set(this.#loading, { methods: {}, ...definition })
  }

  #load(path: string): void {
    if (this.#loaded.has(path)) return
    this.#loaded.add(path)
    for (const used of this.files.componentsOf(path).values()) this.#load(used)
    this.#loading = path
    try {
      this.loader.load(path)
    } catch (error) {
      this.logic.report(error, 'error')
      throw error
    }
  }
}
