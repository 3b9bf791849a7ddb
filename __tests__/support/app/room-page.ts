import type { Locator, Page } from 'playwright-core'
import { framesMove, hears } from '../page-media'
import { Tile } from './tile'

/** How long media may take to come, ms. */
const MEDIA = 25_000
/** How long one listens before it counts as silence, ms: the fake microphone beeps once a second. */
const SILENCE = 2500

/** The meeting as a person uses it. */
export class RoomPage {
  readonly #root: Locator

  constructor(private readonly page: Page) {
    this.#root = page.locator('.page.room')
  }

  get title(): Locator {
    return this.#root.locator('.room-name')
  }

  get tiles(): Locator {
    return this.#root.locator('.slot')
  }

  get microphone(): Locator {
    return this.#root.locator('.bar .microphone-button')
  }

  get camera(): Locator {
    return this.#root.locator('.bar .camera-button')
  }

  /** The number on the members' button. */
  get count(): Locator {
    return this.#root.locator('.bar .members-button .count')
  }

  get reconnecting(): Locator {
    return this.#root.locator('.reconnecting-banner')
  }

  /** Says that the browser holds sound back, and lets it go. */
  get soundBanner(): Locator {
    return this.#root.locator('.sound-banner')
  }

  /** Turns to the next page of tiles. */
  get nextPage(): Locator {
    return this.#root.locator('.pagebtn.is-next')
  }

  /** Tiles of the page that one looks at. */
  get tilesInView(): Locator {
    return this.#root.locator('.slot:not(.is-away)')
  }

  /** What the toast says; empty while there is none. */
  notices(): Promise<string[]> {
    return this.#root.locator('.toast').allInnerTexts()
  }

  /** Any sheet or dialog that lies over the stage. */
  get sheet(): Locator {
    return this.#root.locator('.sheet, .dialog')
  }

  async isOpen(): Promise<void> {
    await this.title.waitFor()
  }

  async openSheet(name: 'members' | 'invite' | 'more' | 'leave'): Promise<Locator> {
    const sheet = this.#root.locator(`.${name}-sheet`)
    if (await sheet.isVisible()) return sheet
    await this.putSheetAway()
    await this.#root.locator(`.bar .${name}-button`).click()
    await sheet.waitFor()
    return sheet
  }

  /** Closes the sheet that is open, if one is: on a phone it lies over the bar. */
  async putSheetAway(): Promise<void> {
    const close = this.#root.locator('.sheet .close-button')
    if (!(await close.isVisible())) return
    await close.click()
    await this.sheet.waitFor({ state: 'detached' })
  }

  async pressMicrophone(): Promise<void> {
    await this.putSheetAway()
    await this.microphone.click()
  }

  async pressCamera(): Promise<void> {
    await this.putSheetAway()
    await this.camera.click()
  }

  /** Names on the plates, in no order. */
  async names(): Promise<string[]> {
    return (await this.#root.locator('.plate .ell').allTextContents()).sort()
  }

  /** The tile of somebody; waits until there is one. */
  tile(name: string): Promise<Tile> {
    return Tile.of(this.page, this.#root, name)
  }

  /** Whether somebody's picture moves here. Waits for it. */
  async sees(name: string): Promise<boolean> {
    return framesMove(this.page, (await this.tile(name)).selector, MEDIA)
  }

  /** Whether somebody is heard here. Waits for it. */
  async hears(name: string): Promise<boolean> {
    return hears(this.page, (await this.tile(name)).selector, MEDIA)
  }

  /** Whether nothing at all is heard of somebody for as long as the test microphone is silent between two beeps, and longer. */
  async hearsNothingOf(name: string): Promise<boolean> {
    return !(await hears(this.page, (await this.tile(name)).selector, SILENCE))
  }

  /** On a phone the chat is behind "more". */
  async openChat(): Promise<Locator> {
    const sheet = this.#root.locator('.chat-sheet')
    if (await sheet.isVisible()) return sheet
    const opener = this.#root.locator('.bar .chat-button')
    if (await opener.isVisible()) await opener.click()
    else await (await this.openSheet('more')).locator('.more-chat-button').click()
    await sheet.waitFor()
    return sheet
  }

  async say(text: string): Promise<void> {
    const field = (await this.openChat()).locator('.chat-input')
    await field.fill(text)
    await field.press('Enter')
  }

  /** What the chat shows, oldest first. */
  async lines(): Promise<string[]> {
    return (await this.openChat()).locator('.bub').allInnerTexts()
  }

  /** How many lines wait to be read; empty for none. */
  async unread(): Promise<string> {
    await this.putSheetAway()
    return (await this.#root.locator('.bar .more-button .count').allInnerTexts()).join()
  }

  /** Raises or lowers one's own hand. */
  async pressHand(): Promise<void> {
    await (await this.openSheet('more')).locator('.more-hand-button').click()
  }

  /** A question that needs a yes or no. */
  get question(): Locator {
    return this.#root.locator('.dialog')
  }

  async leave(): Promise<void> {
    await (await this.openSheet('leave')).locator('.leave-confirm-button').click()
  }

  async endForEveryone(): Promise<void> {
    await (await this.openSheet('leave')).locator('.end-button').click()
    await this.#root.locator('.dialog .confirm-button').click()
  }

  /** Opens what has a row or a button of its own in "more". */
  async openFromMore(name: 'diagnostics' | 'recordings' | 'devices' | 'keys'): Promise<Locator> {
    await (await this.openSheet('more')).locator(`.${name}-row, .more-${name}-button`).click()
    const sheet = this.#root.locator(`.${name}-sheet`)
    await sheet.waitFor()
    return sheet
  }

  /** The link that the invite sheet shows. */
  async inviteLink(): Promise<string> {
    await (await this.openSheet('members')).locator('.members-invite-button').click()
    return this.#root.locator('.invite-sheet .invite-link').innerText()
  }
}
