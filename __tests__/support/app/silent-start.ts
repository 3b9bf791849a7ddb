import type { Page } from 'playwright-core'

/** Holds sound back as Safari does with received streams, which Chromium plays whatever its settings say. */
export async function holdSoundBack(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const play: () => Promise<void> = Reflect.get(HTMLMediaElement.prototype, 'play')
    let isTapped = false
    addEventListener(
      'click',
      () => {
        isTapped = true
        setTimeout(() => (isTapped = false))
      },
      true
    )
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (this.muted || isTapped) return play.call(this)
      return Promise.reject(new DOMException('sound only within a tap', 'NotAllowedError'))
    }
  })
}
