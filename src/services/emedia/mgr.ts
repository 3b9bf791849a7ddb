import { errorCodes } from '../../../protocol/error-codes'
import { ConfrType, Role } from '../../../protocol/numbers'
import { expectNames, expectOptionalText, expectText } from './core/check'
import type { Environment } from './core/environment'
import { EmediaError } from './core/error'
import type { Conference, PublishedClient } from './core/types'
import { Announcer } from './mgr/announcer'
import { type AttributeArgument, readAttributeArgument, readConfrType } from './mgr/arguments'
import { readExtension, readRole, readRoomArgument, readTicketArgument } from './mgr/arguments'
import { resolveFailedJoin, resolveRefusal } from './mgr/legacy'
import type { Settings } from './mgr/settings'
import { type Callbacks, type Confr, reply, toConfr } from './mgr/shapes'

const nothing = (): void => undefined

/**
 * `emedia.mgr`, the published API: names, arguments, callbacks and answers as the document of the retired service shows
 * them. Each method is one call of the core; what it adds is only the old form.
 */
export class Mgr implements Callbacks {
  readonly ConfrType = ConfrType
  readonly Role = Role

  /** The name that the steps of the document use; called as long as the real one, `onMemberJoined`, is not assigned. */
  onMemberJoin: Callbacks['onMemberJoined'] = nothing
  onMemberJoined: Callbacks['onMemberJoined'] = (member) => this.onMemberJoin(member)
  onMemberExited: Callbacks['onMemberExited'] = nothing
  onStreamAdded: Callbacks['onStreamAdded'] = nothing
  onStreamRemoved: Callbacks['onStreamRemoved'] = nothing
  onRoleChanged: Callbacks['onRoleChanged'] = nothing
  onMediaChanaged: Callbacks['onMediaChanaged'] = nothing
  onConfrAttrsUpdated: Callbacks['onConfrAttrsUpdated'] = nothing
  onReconnect: Callbacks['onReconnect'] = nothing
  onConferenceExit: Callbacks['onConferenceExit'] = nothing
  onSoundChanage: Callbacks['onSoundChanage'] = nothing

  private readonly joined = new Map<string, Conference>()
  private newest: Conference | undefined
  /** Settled when no join is under way: calls that need a conference wait for it. */
  private arriving: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly environment: Environment,
    private readonly settings: Settings
  ) {}

  /** Where the server is: `https://host[:port]`. */
  setHost(url: string): void {
    this.settings.setHost(url)
  }

  createConference(confrType: ConfrType, password = '', rec = false, recMerge = false) {
    return this.call(async (client) => {
      const type = readConfrType(confrType)
      const created = await client.createConference({ type, password, rec: isOn(rec), recMerge: isOn(recMerge) })
      return reply(toConfr(created, password))
    })
  }

  getConferenceTkt(confrId: string, password = '') {
    return this.call(async (client) => reply(toConfr(await client.getTicket(confrId, password), password)))
  }

  getConferenceInfo(confrId: string, password = '') {
    return this.call(async (client) => {
      const info = await client.getInfo(confrId, password)
      return reply({ ...info, confr: info })
    })
  }

  joinConference(confrId: string, password = '', ext?: object) {
    return this.arrive(async (client) => {
      const told = readExtension(ext)
      const created = await client.getTicket(confrId, password)
      return this.enter(client.join(confrId, created.ticket, told), toConfr(created, password))
    })
  }

  joinConferenceWithTicket(confrId: string, ticket: string | { readonly ticket: string }, ext?: object) {
    return this.arrive(async (client) => {
      const text = readTicketArgument(ticket)
      return this.enter(client.join(confrId, text, readExtension(ext)), { ticket: text })
    })
  }

  joinRoom(option: { roomName: string; password?: string; role?: Role; config?: object }) {
    const joining = this.arrive(async (client) => {
      const wanted = readRoomArgument(option)
      return this.enter(client.joinRoom(wanted), { password: wanted.password ?? '' })
    })
    return this.settings.legacyErrors ? resolveFailedJoin(joining) : joining
  }

  /** Leaves; without an id, the conference that was joined last. Leaving what one is not in does nothing. */
  async exitConference(confrId?: string): Promise<void> {
    const id = expectOptionalText(confrId, 'confrId') ?? this.newest?.id
    await (id === undefined ? undefined : this.joined.get(id)?.leave())
  }

  destroyConference(confrId: string) {
    return this.call(async (client) => {
      await this.manage(client, confrId).destroy()
      return reply({})
    })
  }

  kickMembersById(confrId: string, memberNames: readonly string[]) {
    return this.call(async (client) => {
      await this.manage(client, confrId).kick(expectNames(memberNames, 'memberNames'))
      return reply({})
    })
  }

  grantRole(confrId: string, memberNames: readonly string[], role: Role) {
    return this.call(async (client) => {
      await this.manage(client, confrId).grant(expectNames(memberNames, 'memberNames'), readRole(role))
      return reply({})
    })
  }

  /** `res.data.rtmp` is the address for live-pusher. `confrId` matters only to who is in several conferences. */
  pubStream(rtcId: string, confrId?: string) {
    return this.call(async () => reply({ rtmp: await (await this.conference(confrId)).publishAddress(rtcId) }))
  }

  /** `res.data.rtmp` is the address for live-player. */
  subStream(streamId: string) {
    return this.call(async () => reply({ rtmp: await (await this.owner(streamId)).playAddress(streamId) }))
  }

  setConferenceAttrs(options: AttributeArgument) {
    return this.attributes(options, true, (conference, { key, val }) => conference.setAttributes({ [key]: val }))
  }

  deleteConferenceAttrs(options: AttributeArgument) {
    return this.attributes(options, false, (conference, { key }) => conference.deleteAttributes([key]))
  }

  private arrive<T>(join: (client: PublishedClient) => Promise<T>): Promise<T> {
    const joining = (async () => join(this.settings.client()))()
    this.arriving = Promise.all([this.arriving, joining.then(nothing, nothing)])
    return joining
  }

  private async enter<Known extends Partial<Confr>>(joining: Promise<Conference>, known: Known) {
    const conference = await joining.catch((error: unknown) => {
      // The document tells tickets that are not accepted through the callback.
      if (error instanceof EmediaError && error.exit !== undefined) this.onConferenceExit(error.exit, error.code)
      throw error
    })
    const { id, type, isCreator, roomName, self } = conference
    this.joined.set(id, conference)
    this.newest = conference
    conference.on('closed', () => this.forget(conference))
    new Announcer(this.environment, conference, () => this, this.settings.fullNames)
    return { ...known, confrId: id, id, type, role: self.role, memId: self.id, isCreator, roomName }
  }

  private forget(conference: Conference): void {
    if (this.joined.get(conference.id) === conference) this.joined.delete(conference.id)
    if (this.newest === conference) this.newest = [...this.joined.values()].pop()
  }

  private attributes(
    options: AttributeArgument,
    needsValue: boolean,
    perform: (conference: Conference, argument: AttributeArgument & { val: string }) => Promise<void>
  ) {
    return this.call(async () => {
      const argument = readAttributeArgument(options, needsValue)
      try {
        await perform(await this.conference(argument.confrId), argument)
      } catch (error) {
        this.tell(argument.error, error)
        throw error
      }
      const answer = reply({})
      this.tell(argument.success, answer)
      return answer
    })
  }

  /** Being in it, with the newest rights; otherwise with what was given out on asking for a ticket. */
  private manage(client: PublishedClient, confrId: string): ReturnType<PublishedClient['administer']> {
    return this.joined.get(expectText(confrId, 'confrId')) ?? client.administer(confrId)
  }

  private async conference(id?: string): Promise<Conference> {
    const confrId = expectOptionalText(id, 'confrId')
    const find = () => (confrId === undefined ? this.newest : this.joined.get(confrId))
    if (find() === undefined) await this.arriving
    const found = find()
    if (found === undefined) throw new EmediaError(errorCodes['session-gone'], 'Join a conference first.')
    return found
  }

  private async owner(streamId: string): Promise<Conference> {
    const newest = await this.conference()
    return [...this.joined.values()].find(({ streams }) => streams.has(streamId)) ?? newest
  }

  /** An application's mistake must not turn into the outcome of a call. */
  private tell(callback: ((value: unknown) => void) | undefined, value: unknown): void {
    try {
      callback?.(value)
    } catch (error) {
      this.environment.report?.(error)
    }
  }

  private async call<T>(perform: (client: PublishedClient) => Promise<T>) {
    const result = (async () => perform(this.settings.client()))()
    return this.settings.legacyErrors ? resolveRefusal(result) : result
  }
}

const isOn = (value: unknown): boolean => value === true || value === 'true' || value === 1
