import type { Locator } from 'playwright-core'
import type { RoomPage } from './room-page'

export type RoleName = 'admin' | 'talker' | 'audience'

/** One row of the list. */
export interface MemberRow {
  readonly name: string
  /** Words beside the name: oneself, admin, audience. */
  readonly badges: readonly string[]
  /** Names of the drawings: `mic`, `mic-off`, `camera`, `camera-off`. */
  readonly marks: readonly string[]
}

/** The list of members, opened when it is needed. */
export class MembersSheet {
  constructor(private readonly room: RoomPage) {}

  /** What it shows, in its order. */
  async rows(): Promise<MemberRow[]> {
    const sheet = await this.room.openSheet('members')
    return sheet.locator('.member-row').evaluateAll((rows) => {
      const texts = (row: Element, selector: string) =>
        [...row.querySelectorAll(selector)].map((element) => element.textContent)
      return rows.map((row) => ({
        name: row.querySelector('.member-name')?.textContent ?? '',
        badges: texts(row, '.badge'),
        marks: [...row.querySelectorAll('.marks .ic')].map(
          (icon) => /\bic-([\w-]+)/.exec(icon.getAttribute('class') ?? '')?.[1] ?? ''
        )
      }))
    })
  }

  async names(): Promise<string[]> {
    return (await this.rows()).map(({ name }) => name)
  }

  /** Whether anything can be done with anybody, or with all. */
  async canAct(): Promise<boolean> {
    const sheet = await this.room.openSheet('members')
    return (await sheet.locator('button.member-row, .mute-all-button, .lock-button').count()) > 0
  }

  /** What can be done with somebody; opens their row. */
  async actions(name: string): Promise<Locator> {
    const sheet = await this.room.openSheet('members')
    const row = sheet.locator('.member-row', { has: sheet.page().getByText(name, { exact: true }) })
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click()
    return sheet.locator('.member-row.is-open + .rowmenu')
  }

  async grant(name: string, role: RoleName): Promise<void> {
    await (await this.actions(name)).locator(`.make-${role}-button`).click()
  }

  /** Mutes everyone, or lets them talk again. */
  async switchMuteAll(): Promise<void> {
    await (await this.room.openSheet('members')).locator('.mute-all-button').click()
  }

  async remove(name: string, forGood = false): Promise<void> {
    const actions = await this.actions(name)
    if (forGood) await actions.locator('[role=checkbox]').click()
    await actions.locator('.remove-button').click()
    await actions.page().locator('.dialog .confirm-button').click()
  }
}
