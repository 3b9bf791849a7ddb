import type { Locator, Page } from 'playwright-core'

/** The front door as a person uses it. */
export class LobbyPage {
  readonly #root: Locator

  constructor(
    private readonly page: Page,
    private readonly server: string
  ) {
    this.#root = page.locator('.page.lobby-page')
  }

  get roomName(): Locator {
    return this.#root.locator('.room-field input')
  }

  get name(): Locator {
    return this.#root.locator('.name-field input')
  }

  get password(): Locator {
    return this.#root.locator('.password-field input')
  }

  /** What is said about the password. */
  get passwordHint(): Locator {
    return this.#root.locator('.after:has(.password-field) + .after .hint')
  }

  get join(): Locator {
    return this.#root.locator('.join-button')
  }

  /** Why one did not get in. */
  get failure(): Locator {
    return this.#root.locator('.join-failure')
  }

  /** The room of an invitation. */
  get invitedTo(): Locator {
    return this.#root.locator('.invited-room')
  }

  get recentRooms(): Locator {
    return this.#root.locator('.recent-room')
  }

  get microphone(): Locator {
    return this.#root.locator('.microphone-button')
  }

  get camera(): Locator {
    return this.#root.locator('.camera-button')
  }

  /** What stands where one's own picture would be. */
  get previewState(): Locator {
    return this.#root.locator('.preview-state')
  }

  get settings(): Locator {
    return this.#root.locator('.settings-button')
  }

  /** Opens the site, or an address of it. */
  async open(address: string = this.server): Promise<void> {
    await this.page.goto(address)
    await this.join.waitFor()
  }

  /** Waits until the preview has camera and microphone, which one enters with. */
  async preview(): Promise<void> {
    const switches = this.#root.locator('.microphone-button[aria-pressed=true] ~ .camera-button[aria-pressed=true]')
    await switches.waitFor()
  }

  /** Opens which devices there are. */
  async devices(): Promise<Locator> {
    await this.#root.locator('.pick-devices').click()
    const sheet = this.#root.locator('.devices-sheet')
    await sheet.waitFor()
    return sheet
  }

  async fill(roomName: string, name: string): Promise<void> {
    await this.roomName.fill(roomName)
    await this.name.fill(name)
  }
}
