import { built } from '../build'
import { openBrowser, PHONE, type PageOptions, type TestBrowser } from '../browser'
import { startServer, type TestServer } from '../server'
import { PATIENCE } from './patience'
import { Person } from './person'

/** The product where people meet: one server, one browser, and a page for each of them. */
export class Place {
  readonly #people: Person[] = []
  #rooms = 0

  static async open(settings: Readonly<Record<string, string>> = {}): Promise<Place> {
    built('h5')
    const server = await startServer(settings)
    return new Place(server, await openBrowser({ cameraFps: 10 }))
  }

  private constructor(
    readonly server: TestServer,
    readonly browser: TestBrowser
  ) {}

  /** The name of a room that nobody has used. */
  newRoom(): string {
    return `会议 ${++this.#rooms}`
  }

  /** Somebody with an empty browser, on a phone unless it is said otherwise. */
  async person(name: string, options: PageOptions = {}): Promise<Person> {
    const page = await this.browser.newPage({ viewport: PHONE, ...options })
    page.setDefaultTimeout(PATIENCE)
    const person = new Person(name, page, this.server.url)
    this.#people.push(person)
    return person
  }

  /** People who enter one room, one after the other; the first makes it and is its admin. */
  async meeting<Names extends readonly string[]>(
    ...names: Names
  ): Promise<{ roomName: string; people: { [Place in keyof Names]: Person } }> {
    const roomName = this.newRoom()
    const people: Person[] = []
    for (const name of names) {
      const person = await this.person(name)
      await person.enter(roomName)
      people.push(person)
    }
    return { roomName, people: people as { [Place in keyof Names]: Person } }
  }

  /** Closes every page, as between two tests. @returns the errors that nobody caught on them */
  async sendHome(): Promise<string[]> {
    await Promise.all(this.#people.splice(0).map(({ page }) => page.context().close()))
    return this.browser.errors.splice(0)
  }

  /** May be called again. */
  async close(): Promise<void> {
    await this.browser.close()
    await this.server.close()
  }
}
