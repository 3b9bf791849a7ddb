import { join } from 'node:path'
import { isObject } from '../../protocol/parse/fields'
import { JsonFile } from './json-file'

export interface Invite {
  /** Base62, 12 characters: short enough for the `scene` of a mini-program code, long enough not to be guessed. */
  readonly id: string
  readonly appKey: string
  readonly roomName: string
  /** Milliseconds since 1970. */
  readonly created: number
}

/** The oldest go when there are more; an invite is cheap to make again. */
const INVITES_MAX = 50_000

/** Short ids that lead to rooms. A room has one invite, so that a printed code stays good. */
export class Invites {
  readonly #file: JsonFile
  readonly #byId = new Map<string, Invite>()
  readonly #byRoom = new Map<string, Invite>()

  private constructor(file: JsonFile) {
    this.#file = file
  }

  static async open(directory: string): Promise<Invites> {
    const invites = new Invites(new JsonFile(join(directory, 'invites.json')))
    await invites.#load()
    return invites
  }

  find(id: string): Invite | undefined {
    return this.#byId.get(id)
  }

  /** The invite of the room; made with `newId` and on the disk when there was none yet. */
  async obtain(appKey: string, roomName: string, newId: string, now: number): Promise<Invite> {
    const known = this.#byRoom.get(roomKey({ appKey, roomName }))
    if (known !== undefined) return known
    const invite = { id: newId, appKey, roomName, created: now }
    this.#remember(invite)
    await this.#file.write([...this.#byId.values()])
    return invite
  }

  #remember(invite: Invite): void {
    this.#byId.set(invite.id, invite)
    this.#byRoom.set(roomKey(invite), invite)
    if (this.#byId.size <= INVITES_MAX) return
    const [oldest] = this.#byId.values()
    if (oldest === undefined) return
    this.#byId.delete(oldest.id)
    this.#byRoom.delete(roomKey(oldest))
  }

  async #load(): Promise<void> {
    const stored = (await this.#file.read()) ?? []
    if (!Array.isArray(stored) || !stored.every(isInvite)) throw new Error('invites.json is damaged')
    for (const invite of stored) this.#remember(invite)
  }
}

const roomKey = ({ appKey, roomName }: Pick<Invite, 'appKey' | 'roomName'>): string => `${appKey} ${roomName}`

const isInvite = (value: unknown): value is Invite =>
  isObject(value) && ['id', 'appKey', 'roomName'].every((key) => typeof value[key] === 'string')
