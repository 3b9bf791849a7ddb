import type { Locator, Page } from 'playwright-core'

/** Where one is when one is out of a meeting. */
export class ExitPage {
  readonly #root: Locator

  constructor(page: Page) {
    this.#root = page.locator('.page.exit-page')
  }

  /** Why one is out; waits until one is. */
  title(): Promise<string> {
    return this.#root.locator('.exit-title').innerText()
  }

  get rejoin(): Locator {
    return this.#root.locator('.rejoin-button')
  }

  get home(): Locator {
    return this.#root.locator('.home-button')
  }
}
