import { type TestServer, startServer } from '../server'
import { type Invited, guest, invited } from '../wire/calls'
import { entered } from '../wire/raw-socket'

/** What is good at the server, so that what is nearly good gets far. */
export interface Knowledge {
  readonly person: Invited
  readonly useToken: string
  /** Right values of the fields of bodies and messages, by their names. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** What an attack leaves behind goes soon, so that its memory can be seen to go too. */
const graces = { GRACE_SECONDS: '3', EMPTY_GRACE_SECONDS: '3' }

/** A server under attack. */
export class Target {
  #rooms = 0

  private constructor(
    readonly server: TestServer,
    public knowledge: Knowledge
  ) {}

  static async start(): Promise<Target> {
    const server = await startServer({
      OPERATOR_TOKEN: 'the operator of a server under attack',
      LIMIT_ROOMS: '100000',
      ...graces
    })
    return new Target(server, await learn(server, 'fuzz 0'))
  }

  /** Hostile calls may well have ended the meeting by right of what is known: there is a new one. */
  async renew(): Promise<void> {
    this.knowledge = await learn(this.server, `fuzz ${(this.#rooms += 1)}`)
  }

  /** Everything that is wrong with the server now, in a sentence; undefined when nothing is. */
  async complaint(): Promise<string | undefined> {
    const { server } = this
    if (server.pid === undefined) return `the server has ended: ${server.log().slice(-2000)}`
    const wrong = server
      .log()
      .split('\n')
      .find((line) => /"level":(50|60)/.test(line))
    if (wrong !== undefined) return `the server logged ${wrong}`
    const ready = await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(10_000) })
    return ready.ok ? undefined : `the server is not ready (${ready.status})`
  }
}

async function learn(server: TestServer, roomName: string): Promise<Knowledge> {
  const person = await invited(server.url, roomName, 7, await guest(server.url, 'Ann'))
  const { socket, answer } = await entered(person)
  socket.close()
  const { who, confrId, ticket, roleToken } = person
  const useToken = String(answer.useUrl).split('/').at(-1) ?? ''
  const { id } = (answer.mems as readonly { id: string }[])[0] ?? { id: '' }
  const fields = {
    ...{ token: who.token, uid: who.uid, memName: who.uid, roleToken, confrId, roomName, password: '', role: 3 },
    ...{ uids: [ticket.memName], cattrs: [{ key: 'k', val: 'v', op: 'UPDATE' }], cstate: { muteAll: true } },
    ...{ name: ticket.memName, grant_type: 'guest', username: 'ann', nickname: 'Ann', op: 'pubS', rtcId: 'wx-1' },
    ...{ confrType: 12, rec: false, recMerge: false, ext: '{"nickName":"Ann"}', tkt: ticket, res: { type: 'WEB' } },
    ...{ memId: id, arg: '{}', text: 'hello', up: true, all: false, call: false, action: 'mute', cver: 0, flag: 1 },
    ...{ sessId: answer.sessId, streamId: 'x', voff: 0, aoff: 1, sdp: '{"type":"offer","sdp":"v=0"}', cands: [] },
    ...{ pubS: { type: 0, voff: 0, aoff: 0 }, subS: { id: 'x' }, endReason: 0, limits: {}, ban: false, id: 'x' }
  }
  return { person, useToken, fields }
}
