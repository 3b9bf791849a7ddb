import { dirname } from 'node:path'
import { PATIENCE } from '../app/patience'
import { built } from '../build'
import { PhoneCamera, type CameraOptions } from './camera'
import type { WeappOptions } from './options'
import { Weapp } from './runner'
import type { ViewNode } from './view-node'

export interface PhoneOptions extends Partial<Omit<WeappOptions, 'dist' | 'onMedia'>> {
  readonly camera?: CameraOptions
}

/** The compiled mini-program with somebody who uses it, and with a real camera behind its live-pusher. */
export class Phone {
  readonly camera: PhoneCamera

  /** @param server address of the server that its settings name, `http://host:port` */
  static async open(server: string, options: PhoneOptions = {}): Promise<Phone> {
    const { camera: cameraOptions, storage = new Map<string, unknown>(), ...rest } = options
    if (!storage.has('emeet.settings')) storage.set('emeet.settings', JSON.stringify({ host: server }))
    const camera = new PhoneCamera(cameraOptions)
    const dist = dirname(built('weapp'))
    const app = await Weapp.boot({ ...rest, dist, storage, onMedia: (call) => camera.called(call) })
    camera.attach(app)
    return new Phone(app, camera)
  }

  private constructor(
    readonly app: Weapp,
    camera: PhoneCamera
  ) {
    this.camera = camera
  }

  /** The node that is there, or will be. @throws with the page as it is, when it does not come */
  async find(selector: string, within: () => ViewNode | null = () => this.app.view()): Promise<ViewNode> {
    return this.until(() => within()?.one(selector))
  }

  until<T>(test: () => T): Promise<NonNullable<T>> {
    return this.app.until(test, { limit: PATIENCE })
  }

  /** Taps what can be tapped: a button that is switched off is waited for. */
  async press(selector: string, within?: () => ViewNode | null): Promise<void> {
    const node = await this.until(() => {
      const found = (within?.() ?? this.app.view()).one(selector)
      return found?.attr.disabled === true ? null : found
    })
    await this.app.tap(node)
  }

  /** Types into the field of a class. */
  async type(field: string, text: string): Promise<void> {
    const input = await this.find('input', () => this.app.one(field))
    await this.app.input(input, text)
  }

  /** Types both names in the lobby and presses "join". */
  async join(roomName: string, name: string): Promise<void> {
    await this.type('.room-field', roomName)
    await this.type('.name-field', name)
    await this.press('.join-button')
  }

  /** Joins and waits until the room is there. */
  async enter(roomName: string, name: string): Promise<void> {
    await this.join(roomName, name)
    await this.inRoom(roomName)
  }

  async inRoom(roomName: string): Promise<void> {
    await this.until(() => this.app.one('.room-name')?.text === roomName)
  }

  /** The tile of somebody, by the name on its plate. */
  tile(name: string): ViewNode | null {
    return this.app.all('.slot').find((slot) => slot.one('.plate')?.one('.ell')?.text === name) ?? null
  }

  /** Names on the tiles. */
  tiles(): string[] {
    return this.app.all('.slot').map((slot) => slot.one('.plate')?.one('.ell')?.text ?? '')
  }

  /** The live-player of somebody once it has an address. */
  async player(name: string): Promise<ViewNode> {
    return this.until(() => {
      const player = this.tile(name)?.one('live-player')
      return typeof player?.attr.src === 'string' && player.attr.src !== '' ? player : null
    })
  }

  /** The address that somebody's live-player shows. */
  async playerSource(name: string): Promise<string> {
    return String((await this.player(name)).attr.src)
  }

  /** Row of a member in the open sheet. */
  row(name: string): ViewNode | null {
    return this.app.all('.member-row').find((row) => row.one('.member-name')?.text === name) ?? null
  }

  /** Opens the members sheet and what can be done with somebody. */
  async openMember(name: string): Promise<void> {
    if (this.app.one('.members-sheet') === null) await this.press('.members-button')
    await this.app.tap(await this.until(() => this.row(name)))
  }

  /** Waits for the exit page of a kind and returns its sentences. */
  async exit(kind: string): Promise<string> {
    return (await this.find(`.exit-${kind}`)).text
  }

  /** Whether somebody has the badge of an admin in the open sheet. */
  isAdmin(name: string): boolean {
    const badge = this.row(name)?.one('.badge.ac') ?? null
    return badge !== null
  }

  /** What stops it from being in order: errors that nobody caught, and what it logged as one. */
  complaints(): unknown[] {
    return [...this.app.errors, ...this.app.logs.filter(({ level }) => level === 'error')]
  }

  /** Ends app and camera. May be called again. */
  async close(): Promise<void> {
    this.app.close()
    await this.camera.close()
  }
}
