import type { Locator, Page } from 'playwright-core'

/** Somebody's tile on the stage. */
export class Tile {
  /** Waits for the tile whose plate bears a name. */
  static async of(page: Page, room: Locator, name: string): Promise<Tile> {
    const plate = page.locator('.plate .ell').getByText(name, { exact: true })
    const slot = room.locator('.slot').filter({ has: plate })
    await slot.waitFor()
    const id = (await slot.getAttribute('data-tile')) ?? ''
    return new Tile(page, `[data-tile=${JSON.stringify(id)}]`)
  }

  private constructor(
    private readonly page: Page,
    /** For `document.querySelector`. */
    readonly selector: string
  ) {}

  get root(): Locator {
    return this.page.locator(this.selector)
  }

  get video(): Locator {
    return this.root.locator('video')
  }

  /** What a screen reader says of it. */
  label(): Promise<string> {
    return this.root.locator('.press').getAttribute('aria-label').then(String)
  }

  /** Whether the initials stand in place of the picture. */
  isCovered(): Promise<boolean> {
    return this.root.locator('.cover').first().isVisible()
  }

  /** Whether it is framed as the one who speaks. */
  async speaks(): Promise<boolean> {
    return (await this.root.locator('.tile.speaking').count()) > 0
  }

  /** Whether its video is played without its sound. */
  isSilenced(): Promise<boolean> {
    return this.video.evaluate((video) => video instanceof HTMLVideoElement && video.muted)
  }

  /** Pixels of the picture that arrives, whatever the size at which it is shown. */
  pictureWidth(): Promise<number> {
    return this.video.evaluate((video) => (video instanceof HTMLVideoElement ? video.videoWidth : 0))
  }

  /** Taps it: it takes the stage. */
  async enlarge(): Promise<void> {
    await this.root.locator('.press').click()
  }

  /** Names of the drawings on its plate, such as `crown` or `mic-off`. */
  async marks(): Promise<string[]> {
    const classes = await this.root
      .locator('.plate .ic')
      .evaluateAll((icons: Element[]) => icons.map((icon) => icon.getAttribute('class') ?? ''))
    return classes.flatMap((names) => /\bic-([\w-]+)/.exec(names)?.[1] ?? [])
  }

  /** Leaves a mark on its video element, which only that very element bears. */
  async sign(text: string): Promise<void> {
    await this.video.evaluate((video, signature) => Object.assign(video, { signature }), text)
  }

  /** The mark on its video element; undefined if it is another element. */
  signature(): Promise<unknown> {
    return this.video.evaluate((video) => ('signature' in video ? video.signature : undefined))
  }
}
