import type { Locator, Page } from 'playwright-core'

/** The settings as a person uses them. */
export class SettingsPage {
  readonly #root: Locator

  constructor(page: Page) {
    this.#root = page.locator('.page.settings-page')
  }

  get title(): Locator {
    return this.#root.locator('.nav')
  }

  get name(): Locator {
    return this.#root.locator('.settings-name input')
  }

  /** The password of rooms that one creates. */
  get password(): Locator {
    return this.#root.locator('.settings-password input')
  }

  get back(): Locator {
    return this.#root.locator('.back-button')
  }

  /** One of a few, by its words. */
  choice(of: 'quality' | 'language' | 'theme' | 'type', text: string): Locator {
    return this.#root.locator(`.settings-${of} [role=radio]`).getByText(text, { exact: true })
  }

  /** The words of what is chosen. */
  chosen(of: 'quality' | 'language' | 'theme' | 'type'): Locator {
    return this.#root.locator(`.settings-${of} [role=radio][aria-checked=true]`)
  }
}
