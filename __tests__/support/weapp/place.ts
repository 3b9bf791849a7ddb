import type { JoinRoomOptions } from '../../../src/services/emedia/core/types'
import { PATIENCE } from '../app/patience'
import { enterBySdk, type SdkMember } from '../sdk/member'
import { startServer, type TestServer } from '../server'
import { Phone, type PhoneOptions } from './phone'

/** A running server, with phones and members who are let go after each test. */
export class PhonePlace {
  readonly #phones: Phone[] = []
  readonly #members: SdkMember[] = []
  #rooms = 0

  static async open(): Promise<PhonePlace> {
    return new PhonePlace(await startServer())
  }

  private constructor(readonly server: TestServer) {}

  /** The name of a room that nobody has been in. */
  newRoom(): string {
    this.#rooms += 1
    return `晨会 ${this.#rooms}`
  }

  async phone(options?: PhoneOptions): Promise<Phone> {
    const phone = await Phone.open(this.server.url, options)
    this.#phones.push(phone)
    return phone
  }

  async member(nickName: string, options: JoinRoomOptions): Promise<SdkMember> {
    const member = await enterBySdk(this.server.url, { nickName, ...options })
    this.#members.push(member)
    return member
  }

  /** Lets everybody go. @returns what their mini-programs complained of */
  async sendHome(): Promise<unknown[]> {
    const phones = this.#phones.splice(0)
    const complaints = phones.flatMap((phone) => phone.complaints())
    await Promise.all(phones.map((phone) => phone.close()))
    await Promise.all(this.#members.splice(0).map(({ conference }) => conference.leave()))
    return complaints
  }

  /** May be called again. */
  async close(): Promise<void> {
    await this.sendHome()
    await this.server.close()
  }
}

/**
 * Opens a place before the tests of a file and closes it behind them; between two tests everybody goes home, and no
 * mini-program may have complained.
 * @returns the function that gives it to a test
 */
export function usePhonePlace(): () => PhonePlace {
  let place: PhonePlace | undefined
  const get = (): PhonePlace => {
    if (place === undefined) throw new Error('the place is open only while tests run')
    return place
  }
  beforeAll(async () => {
    place = await PhonePlace.open()
  }, 2 * PATIENCE)
  afterEach(async () => expect(await get().sendHome()).toEqual([]), 2 * PATIENCE)
  afterAll(() => place?.close(), 2 * PATIENCE)
  return get
}
