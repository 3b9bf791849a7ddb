import { errorCodes, type ErrorName } from '../../../../protocol/error-codes'
import { createClient } from '../../../../src/services/emedia'
import type { Client, Conference } from '../../../../src/services/emedia'
import { enterAnswer, ticket } from '../../../support/sdk/scripted-conference'
import { ScriptedEnvironment, settle } from '../../../support/sdk/scripted-environment'

const ROOM = '/emeet/meeting/conferences/room'

export const invite = {
  id: 'abc123',
  roomName: 'design',
  url: 'https://meet.example/r/abc123',
  needsPassword: false
}

/** A server as the SDK meets it: the SDK is real, its HTTP answers and socket are the test's. */
export class ScriptedServer {
  readonly environment = new ScriptedEnvironment()

  constructor() {
    this.answer('/emeet/meeting/token', { user: { username: 'guest' }, access_token: 'TOKEN' })
    this.answer(ROOM, { confrId: ticket.confrId, isCreator: false })
    const ticketed = { confrId: ticket.confrId, type: 10, role: 3, roleToken: 'R1', ticket: JSON.stringify(ticket) }
    this.answer('/easemob/rtc/req/ticket', ticketed)
    this.answer('/api/invites', invite)
    this.answer(`/api/invites/${invite.id}`, invite)
    for (const call of ['kick/member', 'chanage/roles', 'disband/conference', 'confr/attrs/update']) {
      this.answer(`/easemob/rtc/${call}`, { error: 0 })
    }
  }

  answer(path: string, body: object): void {
    this.environment.answers.set(path, () => ({ status: 200, body }))
  }

  /** From now on that path is refused. */
  refuse(path: string, reason: ErrorName): void {
    this.answer(path, { error: errorCodes[reason], errorMessage: reason })
  }

  refuseRoom(reason: ErrorName): void {
    this.refuse(ROOM, reason)
  }

  /** The network is gone for that path. */
  lose(path: string = ROOM): void {
    this.environment.answers.delete(path)
  }

  welcomeAsCreator(): void {
    this.answer(ROOM, { confrId: ticket.confrId, isCreator: true })
  }

  welcome(): void {
    this.answer(ROOM, { confrId: ticket.confrId, isCreator: false })
  }

  /** Bodies of the HTTP calls to a path, in order. */
  asked(path: string = ROOM): unknown[] {
    return this.environment.requests.filter(({ url }) => url.endsWith(path)).map(({ body }) => body)
  }

  /** Lets in whoever has opened the newest socket. */
  async letIn(answer: object = {}): Promise<void> {
    await settle()
    this.environment.socket.accept()
    this.environment.socket.answer(200, { ...enterAnswer, ...answer })
    await settle()
  }

  /** Tells an event; versions grow by themselves. */
  tell(event: object): void {
    this.environment.socket.say({ sessId: 'S1', cver: ++this.version, ...event })
  }

  connect(): Client {
    return createClient(this.environment, { host: 'https://meet.example', appkey: 'emeet#meeting' })
  }

  /** Somebody in the room, without an app around. */
  async enter(answer: object = {}, roomName = 'design'): Promise<{ client: Client; conference: Conference }> {
    const client = this.connect()
    const joining = client.joinRoom({ roomName, nickName: 'Anna' })
    await this.letIn(answer)
    return { client, conference: await joining }
  }

  private version = enterAnswer.cver
}
