import { ConfrType } from '../../../../protocol/numbers'
import { parseType } from '../../../../protocol/parse/server-shapes'
import type { ConferenceInfo } from '../../../../protocol/shapes'
import { Administration } from './administration'
import { Api } from './api'
import { readInfo, readRoom, readTicket } from './calls'
import { type CallOptions, signalOf } from './call-options'
import { expectObject, expectOneOf, expectOptionalText, expectSendable, expectText } from './check'
import { enterConference } from './enter'
import type { Environment } from './environment'
import type { Extras } from './extras'
import { Login } from './login'
import { checkOptions, checkRoom } from './options'
import type { Seat } from './seat'
import { readTicketText } from './ticket'
import type { ClientOptions, Conference, CreatedConference, JoinRoomOptions, PublishedClient } from './types'

const TICKET = '/easemob/rtc/req/ticket'

/** What the published API needs of a client, with or without what emeet has beyond it. */
export class CoreClient implements PublishedClient {
  protected readonly api: Api
  protected readonly login: Login
  private current: ClientOptions
  /** What conferences were asked for: a ticket alone does not tell their type, nor give the right to manage them. */
  private readonly created = new Map<string, CreatedConference>()

  /** Throws a TypeError for options that cannot be right. */
  constructor(
    private readonly environment: Environment,
    options: ClientOptions,
    private readonly extras?: Extras
  ) {
    this.current = checkOptions(options)
    this.api = new Api(environment.http, () => this.current.host)
    this.login = new Login(this.api, environment.storage, () => this.current)
  }

  get options(): ClientOptions {
    return this.current
  }

  configure(options: Partial<ClientOptions>): void {
    this.current = checkOptions({ ...this.current, ...expectObject(options, 'options') })
  }

  async prepare(options?: CallOptions): Promise<void> {
    await this.login.as(() => Promise.resolve(), signalOf(options))
  }

  async joinRoom(options: JoinRoomOptions): Promise<Conference> {
    const { roomName, password = '', role, nickName = '', type, signal, ext = {}, ...rest } = checkRoom(options)
    const { room, created } = await this.login.as(async ({ name, token }) => {
      const path = `/${this.current.appkey.replace('#', '/')}/conferences/room`
      const asked = { roomName, password, memName: name, token, nickName, ext, ...rest, ...typeOf(type) }
      const wantedRole = role === undefined ? {} : { role }
      const wishes = { ...asked, ...wantedRole, withTicket: true, supportWechatMiniProgram: true }
      const room = await this.api.post(path, wishes, readRoom, signal)
      const wanted = { confrId: room.id, uid: name, token, password, ...wantedRole }
      return { room, created: room.created ?? (await this.api.post(TICKET, wanted, readTicket, signal)) }
    }, signal)
    this.created.set(created.id, created)
    return this.enter(created.ticket, { roomName, isCreator: room.isCreator, nickName, ext, signal })
  }

  async createConference(options: Parameters<PublishedClient['createConference']>[0]): Promise<CreatedConference> {
    const { type, password, rec, recMerge } = expectObject(options, 'options')
    const confrType = expectOneOf(type, ConfrType, 'type')
    const wishes = { confrType, rec: rec === true, recMerge: recMerge === true, supportWechatMiniProgram: true }
    return this.ticket({ ...wishes, password: expectOptionalText(password, 'password') ?? '' }, options)
  }

  async getTicket(conferenceId: string, password?: string, options?: CallOptions): Promise<CreatedConference> {
    const confrId = expectText(conferenceId, 'conferenceId')
    return this.ticket({ confrId, password: expectOptionalText(password, 'password') ?? '' }, options)
  }

  async join(
    conferenceId: string,
    ticket: string,
    options: CallOptions & { nickName?: string; ext?: Record<string, unknown> } = {}
  ): Promise<Conference> {
    expectText(conferenceId, 'conferenceId')
    const signal = signalOf(options)
    const { nickName, ext = {} } = options
    const shown = expectOptionalText(nickName, 'nickName') ?? ''
    return this.enter(ticket, {
      roomName: '',
      isCreator: false,
      nickName: shown,
      ext: expectSendable(ext, 'ext'),
      signal
    })
  }

  async getInfo(conferenceId: string, password?: string, options?: CallOptions): Promise<ConferenceInfo> {
    const signal = signalOf(options)
    const wanted = {
      confrId: expectText(conferenceId, 'conferenceId'),
      password: expectOptionalText(password, 'password') ?? ''
    }
    const roleToken = this.created.get(wanted.confrId)?.roleToken
    const known = roleToken === undefined ? {} : { roleToken }
    const body = { ...wanted, ...known }
    return this.login.as(
      ({ name, token }) => this.api.post('/easemob/rtc/select/confr', { ...body, uid: name, token }, readInfo, signal),
      signal
    )
  }

  administer(conferenceId: string): Administration {
    return new Administration(this.api, () => this.created.get(conferenceId)?.roleToken)
  }

  private async ticket(body: object, options: CallOptions | undefined): Promise<CreatedConference> {
    const signal = signalOf(options)
    const created = await this.login.as(
      ({ name, token }) => this.api.post(TICKET, { ...body, uid: name, token }, readTicket, signal),
      signal
    )
    this.created.set(created.id, created)
    return created
  }

  private enter(
    text: string,
    how: Pick<Seat, 'roomName' | 'isCreator' | 'nickName' | 'ext' | 'signal'>
  ): Promise<Conference> {
    const ticket = readTicketText(text)
    const created = this.created.get(ticket.confrId)
    const type = created?.type ?? parseType(undefined)
    const { environment, api, extras } = this
    return enterConference({ ...how, environment, api, extras, ticket, type, roleToken: created?.roleToken })
  }
}

const typeOf = (type: ConfrType | undefined): object => (type === undefined ? {} : { confrType: type })
