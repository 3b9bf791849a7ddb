import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PATIENCE } from '../app/patience'
import { built, root } from '../build'
import { SECRET, signIn } from '../sdk/account'
import { PhoneCamera } from './camera'
import { Weapp } from './runner'

/** Puts the mini-program of fixtures/native-app and the published SDK file into one folder, as an integrator would. */
export function installNativeApp(): { readonly dist: string; remove(): void } {
  const dist = mkdtempSync(join(tmpdir(), 'emeet-native-'))
  cpSync(join(root, '__tests__/fixtures/native-app'), dist, { recursive: true })
  cpSync(built('sdk'), join(dist, 'emedia/emedia_for_miniProgram.js'))
  return { dist, remove: () => rmSync(dist, { recursive: true }) }
}

/** Somebody with that mini-program on a phone, whose camera sings a tone of its own. */
export class NativePhone {
  /** @param tone of the camera, Hz */
  static async open(dist: string, server: string, name: string, tone: number): Promise<NativePhone> {
    await signIn(server, 'emeet#meeting', name)
    const storage = new Map([
      ['host', server],
      ['secret', SECRET]
    ])
    const camera = new PhoneCamera({ tone, size: '320x180' })
    const app = await Weapp.boot({ dist, storage, onMedia: (call) => camera.called(call) })
    camera.attach(app)
    await app.input('.name', name)
    return new NativePhone(app, camera)
  }

  private constructor(
    readonly app: Weapp,
    readonly camera: PhoneCamera
  ) {}

  /** Fills the home page, presses one of its buttons and waits until the conference is there. @returns its id */
  async enter(button: 'create' | 'join' | 'room', fields: Readonly<Record<string, string>> = {}): Promise<string> {
    for (const [name, value] of Object.entries(fields)) await this.app.input(`.${name}`, value)
    await this.app.tap(`.${button}`)
    await this.until(() => this.app.page.route === 'pages/call/index')
    return this.until(() => this.text('.confr-id'))
  }

  /** What a node of the page says; empty if it is not there. */
  text(selector: string): string {
    return this.app.one(selector)?.text ?? ''
  }

  /** Names in the list of members. */
  members(): string[] {
    return this.app.all('.member').map((member) => member.one('.name')?.text ?? '')
  }

  /** Presses a button in the row of a member. */
  async press(button: string, member: string): Promise<void> {
    const row = this.app.all('.member').find((node) => node.one('.name')?.text === member)
    await this.app.tap(row?.one(`.${button}`) ?? button)
  }

  /** The address that the live-player of somebody shows. */
  async playerSource(owner: string): Promise<string> {
    const player = await this.until(() => this.app.all('.player').find((node) => node.one('.owner')?.text === owner))
    return String(player.one('live-player')?.attr.src)
  }

  until<T>(test: () => T): Promise<NonNullable<T>> {
    return this.app.until(test, { limit: PATIENCE })
  }

  /** Ends app and camera. May be called again. */
  async close(): Promise<void> {
    this.app.close()
    await this.camera.close()
  }
}
