import type { Page } from 'playwright-core'
import { ExitPage } from './exit-page'
import { LobbyPage } from './lobby-page'
import { MembersSheet } from './members-sheet'
import { RoomPage } from './room-page'
import { SettingsPage } from './settings-page'

/** Somebody with a browser of their own. */
export class Person {
  readonly lobby: LobbyPage
  readonly room: RoomPage
  readonly members: MembersSheet
  readonly exit: ExitPage
  readonly settings: SettingsPage

  constructor(
    readonly name: string,
    readonly page: Page,
    server: string
  ) {
    this.lobby = new LobbyPage(page, server)
    this.room = new RoomPage(page)
    this.members = new MembersSheet(this.room)
    this.exit = new ExitPage(page)
    this.settings = new SettingsPage(page)
  }

  /** Types the names into the front door, without joining. */
  async standAtDoor(roomName: string): Promise<void> {
    await this.lobby.open()
    await this.lobby.fill(roomName, this.name)
  }

  /** Goes in with camera and microphone. */
  async enter(roomName: string): Promise<void> {
    await this.standAtDoor(roomName)
    await this.lobby.preview()
    await this.lobby.join.click()
    await this.room.isOpen()
  }
}
